using System;
using System.Collections;
using System.Runtime.CompilerServices;
using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework
{
    /// <summary>nanoFramework's attribute, understood by MSTest.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class TestClassAttribute : MSTest.TestClassAttribute
    {
    }

    /// <summary>nanoFramework's attribute, understood by MSTest.</summary>
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
    public sealed class TestMethodAttribute : MSTest.TestMethodAttribute
    {
        public TestMethodAttribute([CallerFilePath] string callerFilePath = "", [CallerLineNumber] int callerLineNumber = -1)
            : base(callerFilePath, callerLineNumber)
        {
        }
    }

    /// <summary>nanoFramework's attribute, understood by MSTest.</summary>
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class DataRowAttribute : MSTest.DataRowAttribute
    {
        public DataRowAttribute(params object[] methodParameters)
            : base(methodParameters)
        {
        }
    }

    /// <summary>The members of nanoFramework's Assert that the unit tests use.</summary>
    public static class Assert
    {
        public static void AreEqual(bool expected, bool actual, string message = "") => MSTest.Assert.AreEqual(expected, actual, message);

        public static void AreEqual(int expected, int actual, string message = "") => MSTest.Assert.AreEqual(expected, actual, message);

        public static void AreEqual(uint expected, uint actual, string message = "") => MSTest.Assert.AreEqual(expected, actual, message);

        public static void AreEqual(long expected, long actual, string message = "") => MSTest.Assert.AreEqual(expected, actual, message);

        public static void AreEqual(byte expected, byte actual, string message = "") => MSTest.Assert.AreEqual(expected, actual, message);

        public static void AreEqual(string expected, string actual, string message = "") => MSTest.Assert.AreEqual(expected, actual, message);

        public static void AreNotEqual(int notExpected, int actual, string message = "") => MSTest.Assert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(uint notExpected, uint actual, string message = "") => MSTest.Assert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(string notExpected, string actual, string message = "") => MSTest.Assert.AreNotEqual(notExpected, actual, message);

        public static void AreSame(object expected, object actual, string message = "") => MSTest.Assert.AreSame(expected, actual, message);

        public static void IsTrue(bool condition, string message = "") => MSTest.Assert.IsTrue(condition, message);

        public static void IsFalse(bool condition, string message = "") => MSTest.Assert.IsFalse(condition, message);

        public static void IsNull(object value, string message = "") => MSTest.Assert.IsNull(value, message);

        public static void IsNotNull(object value, string message = "") => MSTest.Assert.IsNotNull(value, message);

        /// <summary>The exact type, as on the device.</summary>
        public static void ThrowsException(Type exception, Action action, string message = "")
        {
            try
            {
                action();
            }
            catch (Exception e) when (e.GetType() == exception)
            {
                return;
            }
            MSTest.Assert.Fail($"{exception.Name} was not thrown. {message}");
        }
    }

    /// <summary>The members of nanoFramework's CollectionAssert that the unit tests use.</summary>
    public static class CollectionAssert
    {
        public static void AreEqual(ICollection expected, ICollection actual, string message = "") => MSTest.CollectionAssert.AreEqual(expected, actual, message);
    }
}
