package orch.cli.complete;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A shell that orch has a completion script for. */
public enum Shell {
  BASH("orch.bash"),
  ZSH("_orch"),
  FISH("orch.fish"),
  PWSH("orch.ps1");

  private final String file;

  Shell(String file) {
    this.file = file;
  }

  /** The name of the script's file in the directory {@code completions}. */
  public String file() {
    return file;
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all shells. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Shell shell : values()) {
      names.add(shell.toString());
    }
    return names;
  }

  static Optional<Shell> of(String name) {
    for (Shell shell : values()) {
      if (shell.toString().equals(name)) {
        return Optional.of(shell);
      }
    }
    return Optional.empty();
  }

  /** The script with a table in it. */
  public String script(CompletionTable table) {
    return resource(file)
        .replace("@TABLE@", quoted(table.text()))
        .replace("@ENGINE@", quoted(resource("engine.awk").stripTrailing()))
        .replace("@RENEW@", quoted(resource("renew.sh").stripTrailing()));
  }

  /** The table in a script; {@link CompletionTable#parse} reads it. */
  public String table(String script) {
    String[] around = resource(file).split("@TABLE@", -1);
    int start = around[0].length();
    String quoted = script.substring(start, script.indexOf(after(around[1]), start));
    return this == FISH
        ? quoted.replace("\\'", "'").replace("\\\\", "\\")
        : quoted.replace("'\\''", "'");
  }

  /** The template's text from the table to the next mark. */
  private static String after(String rest) {
    int mark = rest.indexOf("@ENGINE@");
    return mark < 0 ? rest : rest.substring(0, mark);
  }

  /** A text for the place between apostrophes. */
  private String quoted(String text) {
    return switch (this) {
      case BASH, ZSH -> text.replace("'", "'\\''");
      case FISH -> text.replace("\\", "\\\\").replace("'", "\\'");
      case PWSH -> text;
    };
  }

  private static String resource(String name) {
    try (InputStream in = Shell.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the file " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
