package orch.cli.help;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import orch.cli.app.OptionDefaults;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.ExitCode;
import orch.json.Json;
import orch.output.Format;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands as data for programs, from the model that the parser uses. */
final class CommandData {
  private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(Integer.class, Long.class);
  private static final Set<Class<?>> SWITCHES = Set.of(boolean.class, Boolean.class);

  private CommandData() {}

  /**
   * All commands, in the order of the help. The first is orch itself, with what all commands share.
   */
  static List<ObjectNode> of(CommandLine root) {
    List<ObjectNode> all = new ArrayList<>();
    collect(root, all);
    ArrayNode codes = all.get(0).putArray("exitCodes");
    for (ExitCode exit : ExitCode.values()) {
      codes
          .addObject()
          .put("code", exit.code())
          .put("name", exit.name())
          .put("meaning", exit.meaning());
    }
    texts(all.get(0), "topics", HelpTopic.names());
    return all;
  }

  private static void collect(CommandLine line, List<ObjectNode> all) {
    all.add(command(line.getCommandSpec()));
    line.getSubcommands().values().forEach(below -> collect(below, all));
  }

  private static ObjectNode command(CommandSpec spec) {
    ObjectNode command = Json.object();
    command.put("command", spec.qualifiedName());
    command.put("description", spec.usageMessage().header()[0]);
    put(command, "text", String.join(" ", spec.usageMessage().description()));
    ArrayNode arguments = command.putArray("arguments");
    spec.positionalParameters().forEach(argument -> arguments.add(argument(argument)));
    ArrayNode options = command.putArray("options");
    boolean isRoot = spec.equals(spec.root());
    for (OptionSpec option : spec.options()) {
      if (!option.hidden() && (isRoot || !option.inherited())) {
        options.add(option(option, isRoot));
      }
    }
    texts(command, "commands", List.copyOf(spec.subcommands().keySet()));
    texts(command, "examples", examples(spec));
    if (spec.userObject() instanceof Command ours && !ours.reports().isEmpty()) {
      texts(command, "reports", ours.reports().stream().map(Format::toString).toList());
    }
    return command;
  }

  /** One text for each example, also where it has several lines. */
  private static List<String> examples(CommandSpec spec) {
    String all = String.join("\n", CommandSyntax.examples(spec));
    return all.isEmpty() ? List.of() : List.of(all.strip().split("(?<!\\\\)\n *"));
  }

  private static ObjectNode argument(PositionalParamSpec spec) {
    ObjectNode argument = Json.object();
    argument.put("label", spec.paramLabel());
    argument.put("required", spec.required());
    argument.put("repeatable", spec.arity().max() > 1);
    content(argument, Content.of(spec));
    return argument.put("description", String.join(" ", spec.description()));
  }

  private static ObjectNode option(OptionSpec spec, boolean isGlobal) {
    ObjectNode json = Json.object();
    List<String> names = new ArrayList<>(List.of(spec.names()));
    if (spec.negatable()) {
      names.add(spec.longestName().replaceFirst("^--", "--no-"));
    }
    texts(json, "names", names);
    put(json, "label", spec.arity().max() > 0 ? spec.paramLabel() : "");
    json.put("type", type(spec));
    Option.of(spec).ifPresent(option -> value(json, option));
    json.put("required", Option.of(spec).filter(Option::isRequired).isPresent());
    json.put("repeatable", spec.isMultiValue());
    put(json, "separator", spec.splitRegex());
    json.put("global", isGlobal);
    texts(json, "variables", OptionDefaults.variables(spec));
    return json.put("description", String.join(" ", spec.description()));
  }

  private static void value(ObjectNode json, Option<?> option) {
    if (option.isOfParts()) {
      texts(json, "prefixes", option.beginnings());
    } else {
      texts(json, "values", option.words());
    }
    content(json, option.content());
    put(json, "default", option.standard());
  }

  private static void content(ObjectNode json, Content content) {
    // The formats of an option are its values, and those of a command its reports.
    if (content != Content.TEXT && content != Content.FORMAT) {
      json.put("content", content.toString());
    }
  }

  private static String type(OptionSpec spec) {
    Class<?> type = spec.isMultiValue() ? spec.auxiliaryTypes()[0] : spec.type();
    if (SWITCHES.contains(type)) {
      return "switch";
    }
    if (WHOLE_NUMBERS.contains(type)) {
      return "integer";
    }
    if (type.equals(Duration.class)) {
      return "duration";
    }
    return type.isEnum() ? "choice" : "text";
  }

  private static void put(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static void texts(ObjectNode json, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode all = json.putArray(name);
      texts.forEach(all::add);
    }
  }
}
