// One after another: each has a bench, and most a browser, whose pen lives in real time and would starve beside others.
[assembly: Microsoft.VisualStudio.TestTools.UnitTesting.DoNotParallelize]
