package orch.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.json.Json;
import orch.json.MalformedTextException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Every hint has a command line that can be run: words, a colon, and a command of orch or the
 * shell.
 */
public final class HintCheck {
  private static final Pattern COLOR = Pattern.compile("\033\\[[0-9;]*m");
  private static final Pattern COMMAND =
      Pattern.compile(": (?=(orch|export|chmod|sudo|mv|ulimit|unset) )");

  private static @Nullable CommandLine tree;

  private HintCheck() {}

  /** Checks the hints of all errors in a text of messages, as text or JSON. */
  public static void check(String messages) {
    for (String line : COLOR.matcher(messages).replaceAll("").split("\n", -1)) {
      hint(line).ifPresent(HintCheck::checkHint);
    }
  }

  private static Optional<String> hint(String line) {
    if (line.startsWith("  hint: ")) {
      return Optional.of(line.substring("  hint: ".length()));
    }
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    try {
      JsonNode hint = Json.read(line).path("hint");
      return hint.isTextual() ? Optional.of(hint.textValue()) : Optional.empty();
    } catch (MalformedTextException e) {
      return Optional.empty();
    }
  }

  private static void checkHint(String hint) {
    Matcher command = COMMAND.matcher(hint);
    boolean found = false;
    while (command.find()) {
      found = true;
      List<String> words = words(hint.substring(command.end()));
      if (words.get(0).equals("orch")) {
        String[] args = words.subList(1, words.size()).toArray(String[]::new);
        assertDoesNotThrow(() -> tree().parseArgs(args), () -> "not a command line: " + hint);
      }
    }
    assertFalse(!found, "a hint without a command line: " + hint);
  }

  /** Checks a command of orch without its first word. */
  public static void checkArguments(List<String> arguments) {
    String line = "not a command line: orch " + String.join(" ", arguments);
    CommandLine.ParseResult parsed =
        assertDoesNotThrow(() -> tree().parseArgs(arguments.toArray(String[]::new)), () -> line);
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    assertEquals(List.of(), parsed.unmatched(), line);
    // -f takes several values, and an unknown option may be the name of a file.
    parsed
        .matchedOptions()
        .forEach(
            option ->
                option.stringValues().forEach(value -> assertFalse(value.startsWith("--"), line)));
    // A group takes the name of a command that it does not have.
    assertEquals(Set.of(), parsed.commandSpec().subcommands().keySet(), line);
  }

  /** The live command tree; parsing again forgets the values before. */
  private static synchronized CommandLine tree() {
    if (tree == null) {
      tree = ManualGenerator.tree();
      tree.setExpandAtFiles(false);
      tree.setInterpolateVariables(false);
      tree.setCaseInsensitiveEnumValuesAllowed(true);
    }
    return tree;
  }

  /** The words of the first command of a shell line, which ends at an unquoted semicolon. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
        begun = true;
      } else if (c == '\\' && !quoted && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (!quoted && (c == ' ' || c == ';')) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
        if (c == ';') {
          return words;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
