package orch.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;

/** What the help says about options, in the same words everywhere. */
public final class OptionHelp {
  private OptionHelp() {}

  /** The description of an option with everything that the help says about its value. */
  public static String text(OptionSpec spec) {
    StringBuilder text = new StringBuilder(String.join(" ", spec.description()));
    if (spec.userObject() instanceof Option<?> option) {
      boolean isListed = !option.words().isEmpty() && option.placeholder().isEmpty();
      text.append(isListed ? ": " + alternatives(option.words()) : "");
      text.append(option.standard().isEmpty() ? "" : " (default: " + option.standard() + ")");
      text.append(option.isRequired() ? " (required)" : "");
    }
    return text.toString();
  }

  /** The description of an option, without what the help says about its value. */
  public static String description(Option<?> option) {
    return String.join(" ", option.spec().description());
  }

  /** The names of an option, the long one last. */
  public static List<String> names(Option<?> option) {
    return List.of(option.spec().names());
  }

  /** The parts of the labels of some options that stand for one of several words. */
  public static Map<String, List<String>> placeholders(List<OptionSpec> specs) {
    Map<String, List<String>> placeholders = new LinkedHashMap<>();
    for (OptionSpec spec : specs) {
      if (spec.userObject() instanceof Option<?> option && !option.placeholder().isEmpty()) {
        placeholders.put(option.placeholder(), option.words());
      }
    }
    return placeholders;
  }

  /** The words as in a sentence: {@code a, b or c}. */
  public static String alternatives(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** The names of an option with its value, as in the help. */
  public static String names(OptionSpec spec) {
    String names = String.join(", ", spec.names());
    String shown = spec.negatable() ? names.replaceFirst("^--", "--[no-]") : names;
    return shown + value(spec, spec.paramLabel());
  }

  /** The value of an option behind its name, in brackets where it is optional. */
  public static String value(OptionSpec spec, String label) {
    if (spec.arity().max() == 0) {
      return "";
    }
    return spec.arity().min() == 0 ? "[=" + label + "]" : "=" + label;
  }
}
