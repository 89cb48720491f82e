// Each test has a bench and a page of its own and mostly waits for its pen, which lives in real time: several wait side by side.
[assembly: Microsoft.VisualStudio.TestTools.UnitTesting.Parallelize(Workers = 4, Scope = Microsoft.VisualStudio.TestTools.UnitTesting.ExecutionScope.MethodLevel)]
