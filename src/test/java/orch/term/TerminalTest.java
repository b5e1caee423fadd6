package orch.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import orch.operation.FakeTime;
import orch.progress.ProgressMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TerminalTest {
  private static final FakeTime TIME = new FakeTime();
  private static final ProgressMode.Times TIMES = new ProgressMode.Times(TIME, TIME);

  @ParameterizedTest
  @CsvSource({
    // mode, terminal, environment -> style
    "AUTO, true, '', COLORED",
    "AUTO, false, '', PLAIN",
    "AUTO, true, TERM=dumb, PLAIN",
    "AUTO, true, TERM=xterm, COLORED",
    "AUTO, true, NO_COLOR=1, PLAIN",
    "AUTO, true, NO_COLOR=, COLORED",
    "AUTO, false, FORCE_COLOR=1, COLORED",
    "AUTO, false, FORCE_COLOR=, PLAIN",
    "AUTO, false, FORCE_COLOR=1 NO_COLOR=1, PLAIN",
    "ALWAYS, false, NO_COLOR=1, COLORED",
    "NEVER, true, FORCE_COLOR=1, PLAIN"
  })
  void colorIsForTerminalsAndForThoseWhoInsist(
      ColorMode mode, boolean isTerminal, String environment, Style style) {
    Terminal terminal = terminal(isTerminal ? Set.of(Terminal.Stream.OUT) : Set.of());
    assertEquals(style, terminal.style(Terminal.Stream.OUT, mode, variables(environment)));
  }

  @ParameterizedTest
  @CsvSource({
    // mode, what is a terminal, environment -> mode
    "AUTO, ERR, '', LIVE",
    "AUTO, OUT, '', PLAIN",
    "AUTO, ERR, CI=true, PLAIN",
    "AUTO, ERR, CI=1, PLAIN",
    "AUTO, ERR, CI=false, LIVE",
    "AUTO, ERR, CI=, LIVE",
    "AUTO, ERR, TERM=dumb, PLAIN",
    "LIVE, OUT, CI=true, LIVE",
    "PLAIN, ERR, '', PLAIN",
    "JSON, ERR, '', JSON",
    "NONE, ERR, '', NONE"
  })
  void stderrAloneDecidesHowProgressIsShown(
      ProgressMode mode, Terminal.Stream stream, String environment, ProgressMode chosen) {
    assertEquals(chosen, mode.chosen(terminal(Set.of(stream)), variables(environment)));
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, PlainProgress", "JSON, JsonProgress", "NONE, NoProgress"})
  void eachModeHasItsProgress(ProgressMode mode, String kind) {
    assertEquals(kind, mode.on(terminal(Set.of()), TIMES).getClass().getSimpleName());
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "LIVE"})
  void aModeThatDrawsNeedsMore(ProgressMode mode) {
    Terminal terminal = terminal(Set.of());
    assertThrows(IllegalStateException.class, () -> mode.on(terminal, TIMES));
  }

  @ParameterizedTest
  @CsvSource({
    // environment -> mark of success
    "'', +",
    "LANG=C.UTF-8, ✓",
    "LANG=de_DE.utf8, ✓",
    "LANG=de_DE.ISO-8859-1, +",
    "LC_CTYPE=C LANG=C.UTF-8, +",
    "LC_ALL=C.UTF-8 LC_CTYPE=C LANG=C, ✓",
    "LC_ALL= LC_CTYPE=en_US.UTF-8, ✓",
    "LC_ALL=POSIX LANG=C.UTF-8, +",
    "LANG=C.UTF-8 TERM=linux, +"
  })
  void theLocaleDecidesAboutTheSigns(String environment, String mark) {
    assertEquals(mark, Symbols.of(variables(environment)).done());
  }

  @Test
  void aStyleMarksOrLeavesAlone() {
    assertEquals("a", Style.PLAIN.red("a"));
    assertEquals(
        "\033[1ma\033[0m\033[2ma\033[0m\033[31ma\033[0m\033[32ma\033[0m\033[33ma\033[0m",
        Style.COLORED.bold("a")
            + Style.COLORED.dim("a")
            + Style.COLORED.red("a")
            + Style.COLORED.green("a")
            + Style.COLORED.yellow("a"));
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "1, 1", "9999, 9999"})
  void columnsSayHowWideTheScreenIs(String columns, int width) {
    assertEquals(width, ScreenWidth.ofStandardOutput(Map.of("COLUMNS", columns)));
  }

  @Test
  void whatWasWrittenArrivesAndNothingIsAmiss() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (StandardOutput out = new StandardOutput(bytes)) {
      out.write('a');
      out.write(new byte[] {'x', 'b', 'c'}, 1, 2);
      assertEquals(0, bytes.size(), "written in larger pieces");
      out.flush();
      assertEquals("abc", bytes.toString(java.nio.charset.StandardCharsets.UTF_8));
      assertEquals("", out.failure());
    }
  }

  @Test
  void aFullDiskIsRememberedAndAReaderThatLeftIsNot() {
    assertEquals("No space left on device", failure("No space left on device"));
    assertEquals("", failure("Broken pipe"));
  }

  @SuppressWarnings("resource")
  private static String failure(String why) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(why);
          }
        };
    StandardOutput out = new StandardOutput(broken);
    assertThrows(IOException.class, () -> out.write(new byte[100_000], 0, 100_000));
    String large = out.failure();
    StandardOutput small = new StandardOutput(broken);
    assertThrows(
        IOException.class,
        () -> {
          small.write('a');
          small.flush();
        });
    assertEquals(large, small.failure());
    return large;
  }

  private static Terminal terminal(Set<Terminal.Stream> terminals) {
    return new Terminal(
        InputStream.nullInputStream(), new Screen().stream, new Screen().stream, terminals);
  }

  private static Map<String, String> variables(String text) {
    Map<String, String> variables = new HashMap<>();
    for (String one : text.split(" ", -1)) {
      if (!one.isEmpty()) {
        String[] parts = one.split("=", -1);
        variables.put(parts[0], parts[1]);
      }
    }
    return variables;
  }
}
