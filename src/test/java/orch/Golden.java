package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whole screens, compared character by character with {@code
 * src/test/resources/golden/<command>/<case>.txt}. {@code mvn test -Dtest=GoldenTest
 * -Dorch.golden=write} rewrites them. It then always fails, so that it cannot stay on by mistake.
 */
final class Golden {
  static final Path DIRECTORY = Launched.CHECKOUT.resolve("src/test/resources/golden");

  private static final boolean WRITE = "write".equals(System.getProperty("orch.golden"));

  /**
   * Values that differ from run to run: ids, request ids, and the port of the local control plane.
   */
  private static final Pattern CHANGING =
      Pattern.compile(
          "(?<=_)[0-7][0-9a-hjkmnp-tv-z]{25}\\b|(?<=127.0.0.1:)\\d+|\\bRQ[0-9a-f]{32}\\b");

  private Golden() {}

  /** The file of a case of a command. */
  static Path file(String command, String name) {
    String folder = command.isEmpty() ? "orch" : command.replace(' ', '-');
    return DIRECTORY.resolve(folder).resolve(name + ".txt");
  }

  /** Compares, or writes and fails. */
  static void check(Path file, String shown) {
    try {
      if (WRITE) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, shown);
        throw new AssertionError(file + " is written; run without -Dorch.golden to compare");
      }
      assertEquals(Files.exists(file) ? Files.readString(file) : "", shown, file::toString);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Replaces the values that differ from run to run by numbers of the same width, so that columns
   * stay aligned.
   */
  static String steady(String screen) {
    Map<String, String> numbers = new LinkedHashMap<>();
    return CHANGING
        .matcher(screen)
        .replaceAll(match -> numbers.computeIfAbsent(match.group(), id -> number(match, numbers)));
  }

  private static String number(MatchResult match, Map<String, String> numbers) {
    int width = match.group().length();
    if (width < 6) {
      return "4010";
    }
    String number = String.valueOf(numbers.size() + 1);
    boolean request = match.group().startsWith("RQ");
    return (request ? "RQ" : "") + "0".repeat(width - number.length() - (request ? 2 : 0)) + number;
  }
}
