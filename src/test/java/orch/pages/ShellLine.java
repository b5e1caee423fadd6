package orch.pages;

import java.util.ArrayList;
import java.util.List;

/** The simple commands in a script of a recipe: quotes, {@code &&}, pipes and redirections. */
final class ShellLine {
  private final String script;
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isWord;
  private boolean isTarget;

  private ShellLine(String script) {
    this.script = script;
  }

  /** The words of each command, without the targets of redirections. */
  static List<List<String>> commands(String script) {
    ShellLine line = new ShellLine(script);
    line.read();
    return line.commands;
  }

  private void read() {
    char quote = 0;
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        isWord = true;
      } else if (c == ' ') {
        endWord();
      } else if (c == '>' || c == '<') {
        endWord();
        isTarget = true;
      } else if (c == '&' || c == '|' || c == ';' || c == '\n') {
        endCommand();
      } else {
        word.append(c);
        isWord = true;
      }
    }
    endCommand();
  }

  private void endWord() {
    if (isWord && !isTarget) {
      words.add(word.toString());
    }
    isTarget &= !isWord;
    word.setLength(0);
    isWord = false;
  }

  private void endCommand() {
    endWord();
    isTarget = false;
    if (!words.isEmpty()) {
      commands.add(words);
    }
    words = new ArrayList<>();
  }
}
