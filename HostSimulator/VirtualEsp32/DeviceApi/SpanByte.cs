namespace System;

/// <summary>nanoFramework's span of bytes: an array, a start and a length.</summary>
public readonly ref struct SpanByte
{
    private readonly byte[]? _array;
    private readonly int _start;
    private readonly int _length;

    /// <summary>The whole array; null makes an empty span.</summary>
    public SpanByte(byte[]? array)
    {
        _array = array;
        _start = 0;
        _length = array?.Length ?? 0;
    }

    /// <summary>A part of an array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not inside the array.</exception>
    public SpanByte(byte[]? array, int start, int length)
    {
        if (start < 0 || length < 0 || start + length > (array?.Length ?? 0))
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }
        _array = array;
        _start = start;
        _length = length;
    }

    /// <summary>An empty span.</summary>
    public static SpanByte Empty => default;

    /// <summary>True when there are no bytes.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>Number of bytes.</summary>
    public int Length => _length;

    /// <summary>A byte.</summary>
    public byte this[int index]
    {
        get => AsSpan()[index];
        set => AsSpan()[index] = value;
    }

    /// <summary>An array is a span of itself.</summary>
    public static implicit operator SpanByte(byte[]? array) => new(array);

    /// <summary>Copies the bytes.</summary>
    public void CopyTo(SpanByte destination) => AsSpan().CopyTo(destination.AsSpan());

    /// <summary>From an index to the end.</summary>
    public SpanByte Slice(int start) => Slice(start, _length - start);

    /// <summary>A part.</summary>
    public SpanByte Slice(int start, int length) =>
        start < 0 || length < 0 || start + length > _length
            ? throw new ArgumentOutOfRangeException(nameof(start))
            : new SpanByte(_array, _start + start, length);

    /// <summary>A new array with the bytes.</summary>
    public byte[] ToArray() => AsSpan().ToArray();

    internal Span<byte> AsSpan() => new(_array, _start, _length);
}
