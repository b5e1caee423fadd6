package orch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * Runs a check with random inputs for about a second, or for as many as {@code -Dorch.fuzz} says. A
 * failure names its seed, which {@code -Dorch.fuzz.seed} repeats.
 */
public final class Fuzz {
  private static final long SECONDS = Long.getLong("orch.fuzz", 1);
  private static final long SEED = Long.getLong("orch.fuzz.seed", 20_261_126L);

  /** No input of a few kilobytes takes longer, also on a busy machine. */
  private static final Duration HANGS = Duration.ofSeconds(20);

  private static final int LARGEST = 100_000;
  private static final int MOST_CHANGES = 6;

  /** Pieces that mean something in JSON, YAML, HTTP, shells and terminals. */
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    ":",
    ",",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "-",
    "- ",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "!!str ",
    "!<x> ",
    "|\n",
    ">-\n",
    "? ",
    "# ",
    "%YAML 1.2\n",
    "<<: ",
    "\t",
    "\n",
    "\r\n",
    "\r\n\r\n",
    " ",
    "\0",
    "\u001b[2J",
    "\u202e",
    "\ufeff",
    "\u00fc",
    "\ud83d\ude00",
    "1e999999999",
    "-0",
    "0x1F",
    "NaN",
    "9223372036854775808",
    "${env:HOME}",
    "..",
    "/../",
    "%2f",
    "%",
    "%zz",
    "%00",
    "?",
    "&",
    "=",
    ";",
    "$(touch x)",
    "`",
    "HTTP/1.1",
    "Host: x\r\n",
    "Content-Length: 5\r\n",
    "Content-Length: -1\r\n",
    "Transfer-Encoding: chunked\r\n",
    "0\r\n\r\n",
    "ffffffffffffffff\r\n",
    "GET ",
    "POST ",
    "//",
    "http://",
    "@",
    "*",
    "--",
    "-o",
    "=json",
    "-f",
    "-"
  };

  private Fuzz() {}

  /** A check of one random input. */
  public interface Check {
    void with(Random random) throws Exception;
  }

  /** Runs the check again and again, until the time is over. */
  public static void run(Check check) {
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    for (long seed = SEED; System.nanoTime() < end || seed == SEED; seed++) {
      long start = System.nanoTime();
      try {
        check.with(new Random(seed));
      } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
        throw new AssertionError("-Dorch.fuzz.seed=" + seed + ": " + e, e);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (took.compareTo(HANGS) > 0) {
        throw new AssertionError("-Dorch.fuzz.seed=" + seed + " took " + took);
      }
    }
  }

  /** A text that is not quite the given one. */
  public static String text(Random random, String valid) {
    return new String(
        bytes(random, valid.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  /** Bytes that are not quite the given ones. */
  public static byte[] bytes(Random random, byte[] valid) {
    byte[] changed = valid;
    for (int i = random.nextInt(MOST_CHANGES) + 1; i > 0; i--) {
      changed = changed(random, changed);
    }
    return changed;
  }

  private static byte[] changed(Random random, byte[] before) {
    int from = random.nextInt(before.length + 1);
    int to = Math.min(before.length, from + random.nextInt(20));
    return switch (random.nextInt(6)) {
      case 0 -> joined(before, from, piece(random), to);
      case 1 -> joined(before, from, piece(random), from);
      case 2 -> joined(before, from, new byte[0], to);
      case 3 -> joined(before, from, repeated(random, before, from, to), to);
      case 4 ->
          joined(
              before,
              from,
              new byte[] {(byte) random.nextInt(256)},
              Math.min(before.length, from + 1));
      default -> Arrays.copyOf(before, from);
    };
  }

  private static byte[] piece(Random random) {
    return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] repeated(Random random, byte[] before, int from, int to) {
    byte[] piece = from == to ? piece(random) : Arrays.copyOfRange(before, from, to);
    int times = Math.min(LARGEST / (piece.length + 1), 1 << random.nextInt(14));
    byte[] all = new byte[piece.length * times];
    for (int i = 0; i < all.length; i++) {
      all[i] = piece[i % piece.length];
    }
    return all;
  }

  private static byte[] joined(byte[] before, int from, byte[] between, int to) {
    byte[] all = new byte[from + between.length + before.length - to];
    System.arraycopy(before, 0, all, 0, from);
    System.arraycopy(between, 0, all, from, between.length);
    System.arraycopy(before, to, all, from + between.length, before.length - to);
    return all;
  }
}
