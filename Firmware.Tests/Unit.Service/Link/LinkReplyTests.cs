using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Session;
using SmpPen.Unit.Control;

namespace SmpPen.Unit.Link
{
    /// <summary>What commands answer and do.</summary>
    [TestClass]
    public class LinkReplyTests
    {
        [TestMethod]
        [DataRow("*IDN?", "SmpPen,SMP reference pen,0,1.0.0")]
        [DataRow("*idn?", "SmpPen,SMP reference pen,0,1.0.0")]
        [DataRow("*OPC?", "1")]
        [DataRow("*TST?", "0")]
        [DataRow("*ESR?", "128")]
        [DataRow("*ESE 36;*ESE?", "36")]
        [DataRow("*SRE 255;*SRE?", "255")]
        [DataRow("*STB?", "0")]
        [DataRow("*OPC;*ESR?", "129")]
        [DataRow("*WAI;*OPC?", "1")]
        [DataRow("SYST:ERR?", "0,\"No error\"")]
        [DataRow(":SYSTem:ERRor:NEXT?", "0,\"No error\"")]
        [DataRow("SYST:ERR:COUN?", "0")]
        [DataRow("SYST:VERS?", "1999.0")]
        [DataRow("SYST:PASS:STAT?;WAIT?;DEF?", "0;0;1")]
        [DataRow("DEPT?", "0.500")]
        [DataRow("depth?", "0.500")]
        [DataRow("FREQuency?", "100")]
        [DataRow("PACE?", "2.5")]
        [DataRow("DWEL?", "4.000")]
        [DataRow("BURS?", "3")]
        [DataRow("MODE?", "SING")]
        [DataRow("PRES?", "1,\"Hairline\"")]
        [DataRow("LIM:DEPT?;FREQ?;PACE?;DWEL?;BURS?", "1.500;150;10.0;30.000;10")]
        [DataRow("SESS:STAT?", "STANDBY")]
        [DataRow("SESS:PRIC?;ZONE?;KIND?;TIME?", "0;0,\"Hairline\",0;\"First treatment\";0,0")]
        [DataRow("SESS:REC:COUN?", "0")]
        [DataRow("COUN:LIFE?;CART?;MISS?;TEST?", "0;0;0;2")]
        [DataRow("DIAG:LOG?", "0")]
        [DataRow("DIAG:FAUL?", "0,\"\",0")]
        [DataRow("DIAG:INP?", "130")]
        [DataRow("DIAG:CARR?", "-64,0")]
        [DataRow("DEPT?;:SYST:VERS?", "0.500;1999.0")]
        [DataRow(" \t DEPT? ;; ; FREQ? ; ", "0.500;100")]
        [DataRow("SYST:VERS?;*OPC?;VERS?", "1999.0;1;1999.0")]
        public void AQuery_IsAnswered(string line, string expected)
        {
            PenRig rig = new PenRig();
            rig.Boot();
            Assert.AreEqual(expected, rig.Ask(line), line);
            Assert.AreEqual(0, rig.TakeError(), line);
        }

        [TestMethod]
        [DataRow("DEPT 0.62", "DEPT?", "0.620")]
        [DataRow("DEPTH +0.62 mm", "DEPT?", "0.620")]
        [DataRow("DEPT 620um", "DEPT?", "0.620")]
        [DataRow("DEPT 620.00 UM", "DEPT?", "0.620")]
        [DataRow("DEPT .62MM", "DEPT?", "0.620")]
        [DataRow("DEPT     0.62                            mm   ", "DEPT?", "0.620")]
        [DataRow("FREQ 90", "FREQ?", "90")]
        [DataRow("FREQ 90 Hz", "FREQ?", "90")]
        [DataRow("PACE 3.5", "PACE?", "3.5")]
        [DataRow("PACE 3.5HZ", "PACE?", "3.5")]
        [DataRow("DWEL 6.5", "DWEL?", "6.500")]
        [DataRow("DWELl 6500 US", "DWEL?", "6.500")]
        [DataRow("DWEL 0.0065 S", "DWEL?", "6.500")]
        [DataRow("DWEL 6.5 ms", "DWEL?", "6.500")]
        [DataRow("BURST 4", "BURS?", "4")]
        [DataRow("MODE CONTinuous", "MODE?", "CONT")]
        [DataRow("MODE pac", "MODE?", "PAC")]
        [DataRow("mode burst", "MODE?", "BURS")]
        [DataRow("PRES 4", "PRES?;DEPT?;MODE?", "4,\"Crown\";0.700;CONT")]
        [DataRow("DEPT 0.7;FREQ 80;MODE SING", "DEPT?;FREQ?", "0.700;80")]
        [DataRow("DEPT 0.7;*RST", "DEPT?", "0.500")]
        public void ASetting_IsTaken(string line, string query, string expected)
        {
            PenRig rig = new PenRig();
            rig.Boot();
            Assert.AreEqual("", rig.Ask(line), line);
            Assert.AreEqual(0, rig.TakeError(), line);
            Assert.AreEqual(expected, rig.Ask(query), line);
        }

        [TestMethod]
        public void WhatTheLinkSets_TheDisplayShows_AndASessionUses()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Ask("DEPT 0.8");
            rig.Run(100);
            Assert.AreEqual(800, rig.Status.Settings.DepthMicrometres);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            Assert.AreEqual((500 + 800) * 64 / 100, rig.Status.CarriageMicrosteps);
        }

        // SR-41
        [TestMethod]
        public void AtDepth_NoSettingIsTaken_AndNothingMoves()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            int carriage = rig.Status.CarriageMicrosteps;
            string[] lines = { "DEPT 0.7", "FREQ 80", "PACE 2", "DWEL 5", "BURS 2", "MODE CONT", "PRES 4", "*RST", "SYST:PASS:CEN \"0000\"", "SESS:REC? 1" };
            for (int i = 0; i < lines.Length; i++)
            {
                Assert.AreEqual("", rig.Ask(lines[i]), lines[i]);
                Assert.AreEqual(-221, rig.TakeError(), lines[i]);
            }
            Assert.AreEqual("0.500;SING", rig.Ask("DEPT?;MODE?"));
            Assert.AreEqual(carriage, rig.Status.CarriageMicrosteps);
        }

        [TestMethod]
        public void InPaused_ASettingIsTaken_AndResumeGoesThere()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Press(InputLine.ButtonStop);
            rig.Run(2000);
            rig.Ask("DEPT 0.7");
            Assert.AreEqual(0, rig.TakeError());
            Assert.AreEqual(-64, rig.Status.CarriageMicrosteps);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            Assert.AreEqual((500 + 700) * 64 / 100, rig.Status.CarriageMicrosteps);
        }

        // SR-41
        [TestMethod]
        public void WhileTheCoilIsLive_NothingIsDone_AndNothingIsLost()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(3);
            rig.PressPedal();
            rig.Run(200);
            Assert.IsTrue(rig.PwmRuns);
            Assert.AreEqual("", rig.Ask("SESS:STAT?"));
            rig.ReleasePedal();
            rig.Run(500);
            Assert.AreEqual("READY", rig.Serial.TakeReply());
        }

        [TestMethod]
        public void ASession_CanBeReadBack()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(200);
            rig.Tap(200);
            Assert.AreEqual("2;0,\"Hairline\",2", rig.Ask("SESS:PRIC?;ZONE?"));
            rig.Press(InputLine.ButtonStop);
            rig.Run(2000);
            for (int i = 0; i < 4; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(1000);
            Assert.AreEqual("STANDBY;1", rig.Ask("SESS:STAT?;REC:COUN?"));
            string record = rig.Ask("SESS:REC? 1");
            byte[] file = new byte[600];
            int length = rig.Files.Read("S00", file);
            Assert.AreEqual((2 * length) + 2, record.Length);
            Assert.AreEqual('"', record[0]);
            Assert.AreEqual('"', record[record.Length - 1]);
            const string Digits = "0123456789ABCDEF";
            for (int i = 0; i < length; i++)
            {
                Assert.AreEqual(file[i], (Digits.IndexOf(record[1 + (2 * i)]) * 16) + Digits.IndexOf(record[2 + (2 * i)]));
            }
            Assert.AreEqual("2;2", rig.Ask("COUN:LIFE?;CART?"));
            rig.Ask("SESS:REC? 2");
            Assert.AreEqual(-222, rig.TakeError());
        }

        [TestMethod]
        public void AFault_CanBeRead()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Lines |= InputLine.DriverFault;
            rig.Run(100);
            Assert.AreEqual("FAULT;9", rig.Ask("SESS:STAT?;*TST?"));
            Assert.AreEqual("1,9,\"MOTOR POWER\"", rig.Ask("DIAG:LOG?"));
            Assert.AreEqual("9,\"MOTOR POWER\",", rig.Ask("DIAG:FAUL?").Substring(0, 16));
        }

        [TestMethod]
        public void WhileTesting_TheSelfTestIsNotPassed()
        {
            PenRig rig = new PenRig();
            rig.Lines |= InputLine.ButtonUp;
            Assert.AreEqual("1;SELFTEST", rig.Ask("*TST?;:SESS:STAT?"));
        }

        [TestMethod]
        public void AnEnabledEvent_MakesARequest()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Ask("*CLS;*ESE 32;*SRE 32");
            rig.Ask("NONSENSE");
            Assert.AreEqual("100", rig.Ask("*STB?"));
            Assert.AreEqual("32;68", rig.Ask("*ESR?;*SRE 4;*STB?"));
            rig.Ask("*CLS");
            Assert.AreEqual("0", rig.Ask("*STB?"));
        }

        [TestMethod]
        public void ThePresetAndModeOfThePen_AreUnderstoodInEveryCase()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Ask("mode PACED");
            rig.Run(100);
            Assert.AreEqual((int)StrokeMode.Paced, (int)rig.Status.Settings.Mode);
        }

        [TestMethod]
        public void Headers_AreListedOnOneLine_AndHelpOnMany()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            string headers = rig.Ask("SYST:HELP:HEAD?");
            Assert.AreEqual("*IDN?,*RST,", headers.Substring(0, 11));
            Assert.IsTrue(headers.IndexOf("\n") < 0);
            Assert.IsTrue(headers.IndexOf(",SYSTem:PASSword:CENable,") > 0, headers);
            Assert.IsTrue(headers.IndexOf(",DEPTh[?],") > 0, headers);
            string help = rig.Ask("HELP?");
            Assert.IsTrue(help.IndexOf("*IDN?\n*RST\n") == 0, help);
            Assert.IsTrue(help.IndexOf("\nDEPTh[?]\n") > 0, help);
            Assert.IsTrue(help.IndexOf("\nCALibration:MOVE\n") > 0, help);
            Assert.AreEqual("1", rig.Ask("*OPC?"));
        }

        [TestMethod]
        public void AReply_LeavesInSmallPieces()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Ask("HELP?");
            Assert.IsTrue(rig.Serial.LongestTransfer <= 64, rig.Serial.LongestTransfer.ToString());
        }
    }
}
