package orch.cli.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orch.cli.app.App;
import picocli.CommandLine;

/** A help page about a topic that concerns many commands. */
public enum HelpTopic {
  OPTIONS("options of every command"),
  EXIT_CODES("exit codes and their meaning"),
  ENVIRONMENT("environment variables that orch reads"),
  OUTPUT("formats, fields, jq, filters and sorting"),
  FILES("documents for -f, and the files that orch writes"),
  ASYNC("operations: what happens after a write is accepted"),
  RULES("rules of config validate and of warnings before a write"),
  FAULTS("what orch emulator can be told to do wrong");

  private final String about;

  HelpTopic(String about) {
    this.about = about;
  }

  /** The name of the topic on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The subject of the page, as a short phrase. */
  public String about() {
    return about;
  }

  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (HelpTopic topic : values()) {
      names.add(topic.toString());
    }
    return names;
  }

  static Optional<HelpTopic> of(String word) {
    for (HelpTopic topic : values()) {
      if (topic.toString().equals(word)) {
        return Optional.of(topic);
      }
    }
    return Optional.empty();
  }

  /** The page; its lists are generated from the code. */
  String page(CommandLine root, App app) {
    HelpLayout layout = HelpLayout.of(app);
    Map<String, Supplier<String>> lists =
        Map.of(
            "{codes}", () -> HelpTables.exitCodes(layout),
            "{variables}", () -> HelpTables.variables(root, layout),
            "{formats}", () -> HelpTables.formats(layout),
            "{rules}", () -> HelpTables.rules(layout),
            "{everywhere}", () -> HelpTables.everywhere(root, layout),
            "{account}", () -> HelpTables.account(layout),
            "{network}", () -> HelpTables.network(layout),
            "{own-files}", () -> OwnFiles.table(app, layout),
            "{machine}", () -> HelpTables.machine(layout));
    StringBuilder page = new StringBuilder();
    List<String> text = new ArrayList<>();
    for (String line : resource().lines().toList()) {
      Supplier<String> list = lists.get(line);
      if (list == null) {
        text.add(line);
      } else {
        page.append(layout.text(text)).append(list.get());
        text.clear();
      }
    }
    return page.append(layout.text(text)).toString();
  }

  private String resource() {
    try (InputStream in = HelpTopic.class.getResourceAsStream(this + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("the page about " + this + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
