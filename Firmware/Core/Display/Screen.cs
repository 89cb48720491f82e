using SmpPen.Core.Control;

namespace SmpPen.Core.Display
{
    /// <summary>One picture of the panel, drawn page by page; each page says by a key whether what it shows has changed.</summary>
    public abstract class Screen
    {
        /// <summary>First column of text: 21 cells of 6 columns stand in the middle of the 128.</summary>
        protected const int Left = 1;

        /// <summary>The column after the last text cell.</summary>
        protected const int Right = Left + (21 * SmallFont.Width);

        /// <summary>Pattern of <see cref="FrameBuffer.Fill"/> for a lit bar.</summary>
        protected const byte Lit = 0xFF;

        /// <summary>Pattern of the upper edge of a bar on the next page.</summary>
        protected const byte Edge = 0x80;

        /// <summary>Pattern of the rule under a heading.</summary>
        protected const byte Rule = 0x04;

        /// <summary>What is shown.</summary>
        protected readonly PenStatus Status;

        /// <summary>Where it is drawn.</summary>
        protected readonly FrameBuffer Frame;

        private string _preset;
        private string _client;
        private string _bootStep;
        private int _textKey;

        /// <summary>Makes a screen.</summary>
        protected Screen(FrameBuffer frame, PenStatus status)
        {
            Frame = frame;
            Status = status;
        }

        /// <summary>True when the notice is shown as a bar.</summary>
        protected bool IsNoticeBar => NoticeText.IsWarning(Status.Notice);

        /// <summary>A number computed from all that a page shows: while it stays, the page need not be drawn again.</summary>
        /// <param name="page">Page, 0 (top) to 7.</param>
        public abstract int Key(int page);

        /// <summary>True when equal keys mean equal pages on the screen before, so that only what differs need be drawn.</summary>
        /// <param name="previous">The screen that is on the panel.</param>
        public virtual bool Continues(Screen previous) => false;

        /// <summary>Draws one page anew.</summary>
        /// <param name="page">Page, 0 (top) to 7.</param>
        public void Render(int page)
        {
            Frame.Use(GlyphStyle.Plain);
            Frame.ClearPage(page);
            Draw(page);
        }

        /// <summary>A number that is another one each time one of the changing texts is another object: strings never change in place.</summary>
        protected int TextKey()
        {
            PenStatus status = Status;
            if ((object)status.PresetName != (object)_preset || (object)status.Client != (object)_client || (object)status.BootStep != (object)_bootStep)
            {
                _preset = status.PresetName;
                _client = status.Client;
                _bootStep = status.BootStep;
                _textKey++;
            }
            return _textKey;
        }

        /// <summary>Draws one page, which is dark.</summary>
        /// <param name="page">Page, 0 (top) to 7.</param>
        protected abstract void Draw(int page);

        /// <summary>Makes a page a lit bar that text is drawn dark on.</summary>
        protected void BeginBar(int page)
        {
            Frame.Fill(page, 0, FrameBuffer.Columns, Lit);
            Frame.Use(GlyphStyle.Inverse);
        }

        /// <summary>Prepares a page above a bar: its lowest row is the bar's upper edge, so that the bar's text has a margin.</summary>
        protected void BeginOverBar(int page)
        {
            Frame.Fill(page, 0, FrameBuffer.Columns, Edge);
            Frame.Use(GlyphStyle.OverBar);
        }

        /// <summary>A rule across a page.</summary>
        protected void DrawRule(int page)
        {
            Frame.Fill(page, 0, FrameBuffer.Columns, Rule);
        }

        /// <summary>A text at the left.</summary>
        protected void Write(int page, string text)
        {
            Frame.DrawText(page, Left, text);
        }

        /// <summary>A text at the right.</summary>
        protected void WriteRight(int page, string text)
        {
            Frame.DrawTextRight(page, Right, text);
        }

        /// <summary>A name at the left and a count at the right; more than 11 digits show as dashes.</summary>
        protected void DrawCount(int page, string name, long count)
        {
            Write(page, name);
            SmallNumber.DrawRight(Frame, page, Right, count, 0, 11);
        }

        /// <summary>A name at the left and a time at the right.</summary>
        protected void DrawTime(int page, string name, int seconds)
        {
            Write(page, name);
            SmallNumber.DrawTimeRight(Frame, page, Right, seconds);
        }

        /// <summary>The notice, as a bar when it is a warning.</summary>
        protected void DrawNotice(int page)
        {
            if (IsNoticeBar)
            {
                BeginBar(page);
            }
            Frame.DrawTextCentred(page, NoticeText.Of(Status.Notice));
        }
    }
}
