namespace SmpPen.HostSimulator.Cli;

/// <summary>Runs independent work on several cores and hands the results over in the order given, each as soon as those before it are there.</summary>
internal static class RunBatch
{
    public static IEnumerable<T> InOrder<T>(IReadOnlyList<Func<T>> work, int jobs)
    {
        TaskCompletionSource<T>[] results = [.. work.Select(_ => new TaskCompletionSource<T>())];
        int next = -1;
        for (int job = 0; job < Math.Min(jobs, work.Count); job++)
        {
            // A thread of its own: the chip that runs on a thread is known by the thread.
            new Thread(Work) { IsBackground = true }.Start();
        }
        foreach (TaskCompletionSource<T> result in results)
        {
            yield return result.Task.GetAwaiter().GetResult();
        }

        void Work()
        {
            for (int index = Interlocked.Increment(ref next); index < work.Count; index = Interlocked.Increment(ref next))
            {
                try
                {
                    results[index].SetResult(work[index]());
                }
                catch (Exception problem)
                {
                    // Thrown again where the result is asked for.
                    results[index].SetException(problem);
                }
            }
        }
    }
}
