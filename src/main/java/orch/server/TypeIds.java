package orch.server;

import java.time.Instant;
import java.util.random.RandomGenerator;
import orch.operation.TypeId;

/**
 * Makes TypeIDs: a prefix and the 26 base32 characters of a UUIDv7 (RFC 9562). Each id is greater
 * than the previous one, even within a millisecond or when the clock goes back.
 */
final class TypeIds {
  private static final int LENGTH = 26;
  private static final int HIGH_RANDOM_MAX = 0xFFF;
  private static final long LOW_RANDOM_MASK = (1L << 62) - 1;

  private final RandomGenerator random;
  private long millis = -1;
  private int highRandom;
  private long lowRandom;

  TypeIds(RandomGenerator random) {
    this.random = random;
  }

  synchronized String next(String prefix, Instant time) {
    long now = time.toEpochMilli();
    if (now > millis) {
      millis = now;
      // The highest bit starts as zero, so that counting up within a millisecond cannot overflow.
      highRandom = random.nextInt(HIGH_RANDOM_MAX >> 1);
      lowRandom = random.nextLong() & LOW_RANDOM_MASK;
    } else {
      lowRandom = lowRandom + 1 & LOW_RANDOM_MASK;
      highRandom += lowRandom == 0 ? 1 : 0;
    }
    return prefix + encode(millis << 16 | 0x7000 | highRandom, 1L << 63 | lowRandom);
  }

  private static String encode(long high, long low) {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5) {
      text.append(TypeId.ALPHABET.charAt(digit(high, low, shift)));
    }
    return text.toString();
  }

  /** The five bits from {@code shift} upwards; the two bits beyond the 128th count as zero. */
  private static int digit(long high, long low, int shift) {
    if (shift >= Long.SIZE) {
      return (int) (high >>> (shift - Long.SIZE)) & 31;
    }
    long carried = shift > Long.SIZE - 5 ? high << (Long.SIZE - shift) : 0;
    return (int) (low >>> shift | carried) & 31;
  }
}
