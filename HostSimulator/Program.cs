Console.WriteLine("SmpPen simulator");
