// The pens of these tests live in real time: side by side they would only slow each other down.
[assembly: Microsoft.VisualStudio.TestTools.UnitTesting.DoNotParallelize]
