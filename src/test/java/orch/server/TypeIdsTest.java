package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The properties of every id. */
class TypeIdsTest {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  private final HandClock clock = new HandClock();

  @Test
  void idsAreVersion7UuidsOfTheClock() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    TypeIds ids = new TypeIds(new Random(seed));
    for (int i = 0; i < 10_000; i++) {
      clock.pass(Duration.ofMillis(1 + random.nextInt(100_000)));
      String id = ids.next("conv_configuration_", clock.instant());
      BigInteger uuid = decoded(id.substring("conv_configuration_".length()));
      String what = "seed " + seed + ": " + id;

      assertEquals(clock.millis(), uuid.shiftRight(80).longValueExact(), what);
      assertEquals(7, uuid.shiftRight(76).intValue() & 0xF, what);
      assertEquals(2, uuid.shiftRight(62).intValue() & 0x3, what);
    }
  }

  @Test
  void idsGrowWhateverTheClockDoes() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    TypeIds ids = new TypeIds(new Random(seed));
    String before = ids.next("", clock.instant());
    for (int i = 0; i < 100_000; i++) {
      clock.jump(Duration.ofMillis(random.nextInt(5) - 2));
      String id = ids.next("", clock.instant());
      assertTrue(before.compareTo(id) < 0, "seed " + seed + ": " + before + " then " + id);
      assertTrue(id.matches("[0-7][0-9a-hjkmnp-tv-z]{25}"), "seed " + seed + ": " + id);
      before = id;
    }
  }

  @Test
  void countingUpCarriesOver() {
    Random high =
        new Random() {
          private static final long serialVersionUID = 1L;

          @Override
          public long nextLong() {
            return -1;
          }
        };
    TypeIds ids = new TypeIds(high);
    BigInteger first = decoded(ids.next("", clock.instant()));
    BigInteger second = decoded(ids.next("", clock.instant()));

    assertEquals(
        BigInteger.ZERO, second.and(BigInteger.ONE.shiftLeft(62).subtract(BigInteger.ONE)));
    assertTrue(first.compareTo(second) < 0);
  }

  @Test
  void knownUuidHasItsKnownText() {
    Instant time = Instant.ofEpochMilli(0x0188bac7c4ecL);
    String id = new TypeIds(new Random(1)).next("", time);

    assertEquals("01h2xcfh7c", id.substring(0, 10));
  }

  private static BigInteger decoded(String text) {
    assertEquals(26, text.length());
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      value = value.shiftLeft(5).add(BigInteger.valueOf(DIGITS.indexOf(text.charAt(i))));
    }
    return value;
  }
}
