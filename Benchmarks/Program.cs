using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(SmpPen.Benchmarks.ControlTickBenchmarks).Assembly).Run(args);
