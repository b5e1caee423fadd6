package orch.completion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Splits a script of PowerShell into code, comments and texts as its language reference says, as
 * far as orch's script needs it: quotes that are doubled, backquotes, {@code $(...)} in a text, and
 * here-strings.
 */
final class PowerShellTokens {
  private final String script;
  private final StringBuilder code = new StringBuilder();
  private final List<String> problems = new ArrayList<>();
  private int at;

  private PowerShellTokens(String script) {
    this.script = script;
    code(false);
  }

  /** What does not close, or closes nothing. */
  static List<String> problems(String script) {
    return new PowerShellTokens(script).problems;
  }

  /** The code with nothing between its quotes and without comments; code inside of texts stays. */
  static String withoutTexts(String script) {
    return new PowerShellTokens(script).code.toString();
  }

  private boolean isAt(String text) {
    return script.startsWith(text, at);
  }

  /** Reads code up to its end, or up to the parenthesis that closes it inside a text. */
  private void code(boolean isInText) {
    Deque<Character> open = new ArrayDeque<>();
    while (at < script.length()) {
      char c = script.charAt(at);
      if (isAt("@'\n")) {
        hereString();
      } else if (c == '\'') {
        singleQuoted();
      } else if (c == '"') {
        doubleQuoted();
      } else if (c == '#') {
        at =
            Math.max(at, script.indexOf('\n', at) < 0 ? script.length() : script.indexOf('\n', at));
      } else if (c == '`') {
        at += 2;
      } else if (isInText && c == ')' && open.isEmpty()) {
        return;
      } else {
        bracket(c, open);
        code.append(c);
        at++;
      }
    }
    if (isInText || !open.isEmpty()) {
      problems.add("not closed: " + open);
    }
  }

  private void bracket(char c, Deque<Character> open) {
    int closing = ")]}".indexOf(c);
    if ("([{".indexOf(c) >= 0) {
      open.push(c);
    } else if (closing >= 0 && (open.isEmpty() || open.pop() != "([{".charAt(closing))) {
      problems.add(c + " closes nothing at " + at);
    }
  }

  private void hereString() {
    int end = script.indexOf("\n'@", at);
    if (end < 0) {
      problems.add("a here-string does not end");
    }
    at = end < 0 ? script.length() : end + 3;
    code.append("''");
  }

  private void singleQuoted() {
    at++;
    while (at < script.length() && !(isAt("'") && !isAt("''"))) {
      at += isAt("''") ? 2 : 1;
    }
    closed("'");
  }

  private void doubleQuoted() {
    at++;
    while (at < script.length() && !(isAt("\"") && !isAt("\"\""))) {
      if (isAt("$(")) {
        at += 2;
        code.append(" (");
        code(true);
        code.append(") ");
      }
      at += isAt("\"\"") || isAt("`") ? 2 : 1;
    }
    closed("\"");
  }

  private void closed(String quote) {
    if (at >= script.length()) {
      problems.add("a text does not end");
    }
    at++;
    code.append(quote).append(quote);
  }
}
