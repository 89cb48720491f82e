namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Finds the word that was probably meant.</summary>
public static class Nearest
{
    /// <summary>The candidate with the fewest typing errors, or null when none is close (more than a third of its letters wrong).</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in candidates)
        {
            int distance = Distance(Vocabulary.Fold(word), Vocabulary.Fold(candidate));
            if (distance < bestDistance && distance <= Math.Max(1, (candidate.Length + 1) / 3))
            {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /// <summary><c> did you mean "x"?</c>, or the list of what is allowed.</summary>
    public static string Hint(string word, IReadOnlyList<string> candidates) =>
        To(word, candidates) is { } near
            ? $"did you mean \"{near}\"?"
            : $"allowed: {string.Join(", ", candidates)}";

    /// <summary>Letters to insert, delete, replace or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            cost[i, 0] = i;
        }
        for (int j = 0; j <= b.Length; j++)
        {
            cost[0, j] = j;
        }
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }
        return cost[a.Length, b.Length];
    }
}
