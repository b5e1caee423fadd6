package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.Orch;
import orch.cli.complete.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form of the scripts for the shells that the tests cannot run: bash 3.2 and PowerShell. */
class ScriptFormTest {
  private static final Pattern NEWER_THAN_BASH_3_2 =
      Pattern.compile(
          "\\b(mapfile|readarray|coproc|compopt|declare -[An]|local -[An]|wait -n|EPOCH\\w+)\\b"
              + "|\\$\\{\\w+(\\[[^]]*])?[\\^,@]"
              + "|\\|&|&>>|;;?&|\\[-\\d+]|%\\(|\\[\\[? -v |\\bread -N");

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home);
  }

  private String script(Shell shell) {
    return orch.run("completion", shell.toString()).exits(0).out();
  }

  /** macOS still has bash 3.2. */
  @Test
  void theScriptOfBashNeedsNoNewerBash() {
    // The texts between apostrophes at the start are for other programs.
    String own = script(Shell.BASH).replaceAll("(?s)(?m)^_orch_\\w+='.*?[^\\\\]'\\n\\n", "");
    assertTrue(own.length() < 6000 && own.contains("_orch_files()"), own);
    String code = own.replaceAll("(?m)^\\s*#.*", "");
    Matcher newer = NEWER_THAN_BASH_3_2.matcher(code);
    assertFalse(newer.find(), () -> newer.group() + " is not in bash 3.2");
    for (String line :
        List.of(
            "mapfile -t answer",
            "declare -A x",
            "${name^^}",
            "${a[@],,}",
            "${answer[-1]}",
            "printf '%(%s)T'",
            "cmd |& cat",
            "[[ -v x ]]",
            "local -n other",
            "compopt -o nospace")) {
      assertTrue(NEWER_THAN_BASH_3_2.matcher(line).find(), line);
    }
  }

  /** PowerShell's table is that of the other shells, between lines that it cannot contain. */
  @Test
  void theTableOfPowerShellIsAHereString() {
    String script = script(Shell.PWSH);
    int start = script.indexOf("= @'\n") + 5;
    int end = script.indexOf("\n'@\n", start);
    String table = script.substring(start, end);
    assertEquals(Shell.BASH.table(script(Shell.BASH)), table);
    Map<String, Integer> cells = Map.of("C", 4, "A", 4, "O", 6, "P", 4, "W", 4);
    table
        .lines()
        .forEach(
            row -> {
              String[] parts = row.split("\t", -1);
              assertEquals(cells.get(parts[0]), parts.length, row);
            });
    assertFalse(table.contains("\n'@") || table.contains("\r"), "it would end early");
  }

  @Test
  void theScriptOfPowerShellIsBalanced() {
    String script = script(Shell.PWSH);
    assertEquals(List.of(), PowerShellTokens.problems(script));
    int brace = script.lastIndexOf('}');
    assertFalse(PowerShellTokens.problems(script.substring(0, brace)).isEmpty());
    assertFalse(PowerShellTokens.problems(script + "'").isEmpty());
    assertFalse(PowerShellTokens.problems(script + "\n$x = \"$(1\"").isEmpty());
  }

  /** Every method that the class calls on itself is one that it has, with as many parameters. */
  @Test
  void theMethodsOfPowerShellExist() {
    String script = PowerShellTokens.withoutTexts(script(Shell.PWSH));
    Matcher definition =
        Pattern.compile("(?m)^  \\[[\\w.\\[\\]]+] (\\w+)\\((.*?)\\) \\{").matcher(script);
    List<String> methods = new ArrayList<>();
    while (definition.find()) {
      methods.add(definition.group(1) + count(definition.group(2)));
    }
    assertTrue(methods.size() > 20, methods::toString);
    Matcher property = Pattern.compile("(?m)^  \\[[\\w.\\[\\]]+] \\$(\\w+)").matcher(script);
    List<String> properties = new ArrayList<>();
    while (property.find()) {
      properties.add(property.group(1));
    }
    Matcher use = Pattern.compile("\\$(?:this|completer)\\.(\\w+)(\\(?)").matcher(script);
    while (use.find()) {
      boolean isCall = use.group(2).equals("(");
      String name = use.group(1) + (isCall ? count(arguments(script, use.end())) : "");
      assertTrue((isCall ? methods : properties).contains(name), name);
    }
  }

  /** The text up to the parenthesis that closes. */
  private static String arguments(String script, int start) {
    int depth = 1;
    int at = start;
    while (depth > 0) {
      char c = script.charAt(at++);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    }
    return script.substring(start, at - 1);
  }

  private static int count(String list) {
    if (list.isBlank()) {
      return 0;
    }
    int commas = 0;
    Deque<Character> open = new ArrayDeque<>();
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if ("([{".indexOf(c) >= 0) {
        open.push(c);
      } else if (")]}".indexOf(c) >= 0) {
        open.pop();
      } else if (c == ',' && open.isEmpty()) {
        commas++;
      }
    }
    return commas + 1;
  }
}
