package orch.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orch.json.Json;
import orch.term.Screen;
import orch.term.Style;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --jq}: its exact output. */
class JqPrinterTest {
  private static final View VIEW = new View("id", List.of(), List.of("id", "n", "ids[]"));
  private static final JsonNode FIRST =
      Json.read("{\"id\":\"c_1\",\"n\":1.10,\"ids\":[\"a\",\"b\"]}");
  private static final JsonNode SECOND = Json.read("{\"id\":\"c_2\",\"n\":2,\"ids\":[]}");

  private final Screen out = new Screen();

  private Output output(@Nullable Format format, String jq, String... fields) {
    Terminal terminal =
        new Terminal(InputStream.nullInputStream(), out.stream, out.stream, Set.of());
    Optional<Format> as = Optional.ofNullable(format);
    return new Output(
        terminal,
        Style.PLAIN,
        new OutputOptions(as, List.of(fields), Optional.of(jq), true),
        Map.of(),
        () -> Instant.EPOCH,
        false,
        false);
  }

  private String one(String jq) {
    return printed(output(Format.JSON, jq).one(VIEW), FIRST);
  }

  private String printed(Printer printer, JsonNode... things) {
    for (JsonNode thing : things) {
      printer.print(thing);
    }
    printer.end();
    return out.text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          .id ; c_1~
          .n ; 1.10~
          .ids ; [~  "a",~  "b"~]~
          .ids[] ; a~b~
          .ids[5] ; null~
          empty ; ''
          {a: nan, b: infinite} ; {~  "a": null,~  "b": null~}~
          .ids | join(", ") ; a, b~
          .n + 1 ; 2.1~
          [.ids[] | ascii_upcase] | tojson ; ["A","B"]~
          .id | test("^c_[0-9]$") ; true~
          .id | split("_") | .[1] ; 1~
          . as $c | .ids[] | $c.id + . ; c_1a~c_1b~
          """)
  void textIsPrintedAsItIsAndTheRestAsJson(String jq, String printed) {
    assertEquals(printed.replace("~", "\n"), one(jq));
  }

  @Test
  void aListIsOneArrayUnlessItIsPrintedAsLines() {
    String ids = "c_1\nc_2\n";
    assertEquals(
        ids, printed(output(Format.JSON, ".[].id").many(VIEW, Format.TABLE), FIRST, SECOND));
    assertEquals("2\n", printed(output(null, "length").many(VIEW, Format.TABLE), FIRST, SECOND));
    assertEquals("0\n", printed(output(null, "length").many(VIEW, Format.TABLE)));
    assertEquals(ids, printed(output(Format.JSONL, ".id").many(VIEW, Format.TABLE), FIRST, SECOND));
    assertEquals(
        "[\"a\",\"b\"]\n[]\n",
        printed(output(Format.JSONL, ".ids").many(VIEW, Format.TABLE), FIRST, SECOND));
  }

  @Test
  void linesArePrintedWhileTheyCome() {
    Printer lines = output(Format.JSONL, ".id").many(VIEW, Format.TABLE);
    lines.print(FIRST);
    assertEquals("c_1\n", out.text());
  }

  @Test
  void anExpressionWithoutEndEndsWithItsReader() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    PrintStream pipe = new PrintStream(broken, false, StandardCharsets.UTF_8);
    Printer printer =
        new JqPrinter("range(1000000000000)", new JqResultPrinter(pipe, false, false, null), false);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> printer.print(FIRST));
  }

  @Test
  void itSeesTheChosenFieldsOnly() {
    Printer printer = output(Format.JSONL, ".", "n").many(VIEW, Format.TABLE);
    assertEquals("{\"n\":1.10}\n", printed(printer, FIRST));
  }

  @ParameterizedTest
  @EnumSource(names = {"YAML", "TABLE", "WIDE", "CSV", "NAME"})
  void itMakesItsOwnOutput(Format format) {
    BadSelectionException problem =
        assertThrows(
            BadSelectionException.class, () -> output(format, ".").many(VIEW, Format.TABLE));
    assertTrue(String.valueOf(problem.getMessage()).endsWith("not with -o " + format));
  }

  @ParameterizedTest
  @ValueSource(strings = {".[", "nope(", "}", "'", "\"", "\u0000", "1 +", "if", ".a.", "\\"})
  void whatIsNoExpressionIsRefusedBeforeAnythingIsAsked(String jq) {
    BadSelectionException problem =
        assertThrows(BadSelectionException.class, () -> output(Format.JSON, jq).one(VIEW));
    String message = String.valueOf(problem.getMessage());
    assertTrue(message.startsWith("--jq: this is not a jq expression: "), message);
    assertFalse(message.contains("\n"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".id.x",
        "nope",
        "error(\"as I said\")",
        "$undefined",
        "def f: f; f",
        ".ids | .[\"x\"]",
        "\"x\" | tonumber",
        "{(1): 2}",
        "1 | keys"
      })
  void whatDoesNotFitTheDataIsTheExpressionsFault(String jq) {
    BadSelectionException problem = assertThrows(BadSelectionException.class, () -> one(jq));
    assertTrue(String.valueOf(problem.getMessage()).startsWith("--jq: "), problem.getMessage());
  }

  /** Otherwise an expression could print a secret of the environment or read a file. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "env",
        "$ENV",
        "env.PATH",
        "$ENV.PATH",
        "input",
        "inputs",
        "input_filename",
        "import \"a\" as a; .",
        "include \"a\"; .",
        "import \"/etc/passwd\" as $d; $d",
        "$__prog_args",
        "get_search_list",
        "modulemeta",
        "halt",
        "halt_error",
        "input_line_number",
        "@env"
      })
  void itSeesNothingButTheData(String jq) {
    assertThrows(BadSelectionException.class, () -> one(jq));
    assertEquals("", out.text());
  }
}
