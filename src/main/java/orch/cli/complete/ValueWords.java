package orch.cli.complete;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.configuration.FieldName;
import orch.configuration.Fields;
import orch.lint.Rule;
import orch.lint.Rules;
import orch.output.Format;
import orch.output.View;
import orch.profile.Defaults;

/** The words that values consist of, in sets by name. */
final class ValueWords {
  private static final String LIST = "[]";

  private static final List<String> FORMATS = Format.DATA.stream().map(Format::toString).toList();

  private final Map<String, String> topics;

  /**
   * @param topics the help topics with their subjects
   */
  ValueWords(Map<String, String> topics) {
    this.topics = topics;
  }

  /** The sources of a value, for the table. */
  static String sources(Content content) {
    return switch (content) {
      case DIRECTORY -> "dir";
      case OPERATION -> "operation configuration";
      case OPERATION_ID -> "operation";
      case STORE -> "store store-id";
      case STORE_ID -> "store-id";
      case PROFILE_OR_LOCAL -> "profile words:local";
      case ANY_PROFILE -> "profile words:built-in";
      case COMMAND_OR_TOPIC -> "commands";
      case FORMAT -> "reports";
      case TEXT, FILE, CONFIGURATION, PROFILE, FIELDS, FILTER -> content.toString();
      case CLEARABLE_FIELD, CALLBACK, IDEMPOTENCY_KEY, DEFAULT_VALUE, RULE, SHELL ->
          "words:" + content;
    };
  }

  /** The words of a set with their descriptions. */
  Map<String, String> of(String set) {
    return switch (set) {
      case "local" -> Map.of("local", "the local control plane");
      case "built-in" -> builtIn();
      case "clearable-field" -> plain(FieldName.known());
      case "callback" -> plain(List.of("https://", "POST=", "GET="));
      case "idempotency-key" -> Map.of("name:", "a key that is derived from the text after it");
      case "default-value" -> plain(Defaults.OPTIONS.stream().map(each -> each + "=").toList());
      case "topic" -> topics;
      case "rule" -> rules();
      case "shell" -> plain(Shell.names());
      default -> throw new IllegalArgumentException("no words are called " + set);
    };
  }

  private static Map<String, String> rules() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("-all", "no rule");
    for (Rule rule : Rules.all()) {
      words.put("-" + rule.id(), rule.explanation().title());
    }
    words.put("+all", "all rules");
    for (Rule rule : Rules.all()) {
      words.put("+" + rule.id(), rule.explanation().title());
    }
    return words;
  }

  private static Map<String, String> builtIn() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("local", "the local control plane");
    names.put("environment", "the account of the TWILIO_ variables");
    return names;
  }

  /** The fixed words of an option, as they are typed, with their descriptions. */
  static Map<String, String> of(Option<?> option) {
    List<String> words = new ArrayList<>();
    if (isList(option)) {
      // The comma comes with the next part.
      option.beginnings().forEach(part -> words.add(part.substring(0, part.length() - 1)));
      words.addAll(keys(option));
    } else {
      words.addAll(option.isOfParts() ? option.beginnings() : option.words());
    }
    return words.equals(FORMATS)
        ? described(Format.DATA, Format::toString, Format::description)
        : plain(words);
  }

  /** Whether the value consists of parts with commas between them. */
  static boolean isList(Option<?> option) {
    return option.isOfParts() && option.beginnings().get(0).endsWith(",");
  }

  /**
   * The keys of the other parts in the label, such as
   * channel=CHANNEL,from=A[,callType=TYPE][,key=value]; "key" stands for any.
   */
  private static List<String> keys(Option<?> option) {
    List<String> keys = new ArrayList<>();
    for (String part : option.label().replaceAll("[\\[\\]]", "").split(",", -1)) {
      String key = part.substring(0, part.indexOf('=') + 1);
      if (!option.beginnings().get(0).startsWith(key) && !key.equals("key=")) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static Map<String, String> plain(List<String> words) {
    return described(words, word -> word, word -> "");
  }

  private static <T> Map<String, String> described(
      List<T> things, Function<T, String> word, Function<T, String> description) {
    Map<String, String> words = new LinkedHashMap<>();
    things.forEach(thing -> words.put(word.apply(thing), description.apply(thing)));
    return words;
  }

  /** The fields of views as they are typed, each after the one it is in. */
  static List<String> fields(List<View> views) {
    Set<String> fields = new LinkedHashSet<>();
    for (View view : views) {
      view.fields().forEach(path -> addSteps(path, fields));
    }
    return List.copyOf(fields);
  }

  /** Any name may stand where a path has a star, so only the names of channels are known there. */
  private static void addSteps(String path, Set<String> fields) {
    StringBuilder typed = new StringBuilder();
    for (String step : path.split("\\.", -1)) {
      if (step.equals("*")) {
        if (typed.toString().equals(Fields.CHANNELS)) {
          Fields.CHANNEL_NAMES.forEach(channel -> fields.add(typed + "." + channel));
        }
        return;
      }
      String name = step.endsWith(LIST) ? step.substring(0, step.length() - LIST.length()) : step;
      typed.append(typed.isEmpty() ? "" : ".").append(name);
      fields.add(typed.toString());
    }
  }
}
