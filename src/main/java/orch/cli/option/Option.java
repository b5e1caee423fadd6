package orch.cli.option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * An option of a command and its value. Options are built by hand, because picocli's annotations
 * would cost a proxy class per option at every start.
 */
public final class Option<T> {
  private final OptionSpec.Builder builder;
  private @Nullable OptionSpec spec;

  private boolean isRequired;
  private String standard = "";
  private String placeholder = "";
  private List<String> words = List.of();
  private Content content = Content.TEXT;
  private boolean isOfDocument;
  private boolean hasVariable = true;

  private Option(OptionSpec.Builder builder) {
    this.builder = builder.userObject(this);
  }

  /** The option that a part of the parser's model was made for; empty for the library's own. */
  public static Optional<Option<?>> of(ArgSpec spec) {
    return spec.userObject() instanceof Option<?> option ? Optional.of(option) : Optional.empty();
  }

  /** An option that takes any text. */
  public static Option<String> text(String name, String... others) {
    return of(String.class, name, others);
  }

  /** An option of a type that the library can read itself, such as a number. */
  public static <T> Option<T> of(Class<T> type, String name, String... others) {
    return new Option<>(OptionSpec.builder(name, others).type(type));
  }

  /** An option with a converter. */
  public static <T> Option<T> of(
      Class<T> type, ITypeConverter<T> converter, String name, String... others) {
    return new Option<T>(OptionSpec.builder(name, others).type(type).converters(converter));
  }

  /** An option that takes one of some words. */
  public static <E extends Enum<E>> Option<E> of(
      Class<E> type, EnumConverter<E> converter, String name, String... others) {
    Option<E> option = new Option<>(OptionSpec.builder(name, others).type(type));
    option.builder.converters(converter);
    return option.values(converter.words());
  }

  /** An option that may be repeated and takes any text. */
  public static Option<List<String>> texts(String name, String... others) {
    return new Option<>(many(String.class, name, others));
  }

  /** An option with a converter that may be repeated. */
  public static <T> Option<List<T>> each(
      Class<T> type, ITypeConverter<T> converter, String name, String... others) {
    return new Option<>(many(type, name, others).converters(converter));
  }

  private static OptionSpec.Builder many(Class<?> type, String name, String... others) {
    return OptionSpec.builder(name, others).type(List.class).auxiliaryTypes(type);
  }

  /** A switch: the option is set or not. */
  public static Option<Boolean> toggle(String name, String... others) {
    return new Option<>(
        OptionSpec.builder(name, others)
            .type(boolean.class)
            .converters(SwitchConverter.ONLY)
            .fallbackValue("true"));
  }

  /** A switch that {@code --no-} turns off, and that may also be left out. */
  public static Option<Boolean> yesOrNo(String name) {
    return new Option<>(
        OptionSpec.builder(name)
            .type(Boolean.class)
            .converters(SwitchConverter.ONLY)
            .fallbackValue("true")
            .negatable(true));
  }

  /** Sets the label of the value in the help. */
  public Option<T> label(String label) {
    builder.paramLabel(label);
    return this;
  }

  /** Sets the words that the value can be, for the help. */
  public Option<T> values(List<String> all) {
    words = all;
    return this;
  }

  /** Sets the words that a part of the label stands for, such as CHANNEL in CHANNEL=ADDRESS. */
  public Option<T> where(String part, List<String> all) {
    placeholder = part;
    words = all;
    return this;
  }

  /** Sets the value that counts when none is given, for the help. */
  public Option<T> standard(String value) {
    standard = value;
    return this;
  }

  /** Marks an option that sets a required field. The file of the command may set it instead. */
  public Option<T> required() {
    isRequired = true;
    return this;
  }

  /** Sets what the value is. */
  public Option<T> content(Content kind) {
    content = kind;
    return this;
  }

  /** Sets the description in the help. */
  public Option<T> description(String... text) {
    builder.description(text);
    return this;
  }

  /**
   * Makes the value optional.
   *
   * @param value of the option when it stands alone
   */
  public Option<T> orAlone(String value) {
    builder.arity("0..1").fallbackValue(value);
    return this;
  }

  /** Allows several values in one argument, with this regular expression between them. */
  public Option<T> split(String separator) {
    builder.splitRegex(separator).hideParamSyntax(true);
    return this;
  }

  /** Allows several arguments after the option, as a shell makes them of a pattern. */
  public Option<T> several() {
    builder.arity("1..*").parameterConsumer(new SeveralValues());
    return this;
  }

  /** Hides the option in the help. */
  public Option<T> hidden() {
    builder.hidden(true);
    return this;
  }

  /** Marks the option that prints the help. */
  public Option<T> asksForHelp() {
    builder.usageHelp(true);
    return onlyOnCommandLine();
  }

  /** Marks the option that prints the version. */
  public Option<T> asksForVersion() {
    builder.versionHelp(true);
    return onlyOnCommandLine();
  }

  /**
   * Marks the option of a field of a document. No variable sets it: one that was set for another
   * purpose would change the document.
   */
  public Option<T> ofDocument() {
    isOfDocument = true;
    hasVariable = false;
    return this;
  }

  /**
   * Marks an option that no variable sets, because it confirms something, removes something, or
   * concerns a single document or write.
   */
  public Option<T> onlyOnCommandLine() {
    hasVariable = false;
    return this;
  }

  /** Whether an option is that of a field of a document. */
  public static boolean isOfDocument(OptionSpec option) {
    return option.userObject() instanceof Option<?> ours && ours.isOfDocument;
  }

  /** Whether variables may set an option. */
  public static boolean hasVariable(OptionSpec option) {
    return !(option.userObject() instanceof Option<?> ours) || ours.hasVariable;
  }

  public boolean isRequired() {
    return isRequired;
  }

  /** The value that counts when none is given; empty when that is nothing in particular. */
  public String standard() {
    return standard;
  }

  /** The part of the label that {@link #words} stand for; empty for the whole value. */
  public String placeholder() {
    return placeholder;
  }

  /** The words that the value, or a part of it, can be; empty for any text. */
  public List<String> words() {
    return words;
  }

  /** The label of the value in the help. */
  public String label() {
    return spec().paramLabel();
  }

  /** Whether the words are only a part of the value. */
  public boolean isOfParts() {
    return !placeholder.isEmpty() && !placeholder.equals(label());
  }

  /** The words as they are typed: with the text of the label before them, and the next sign. */
  public List<String> beginnings() {
    String label = label();
    int start = label.indexOf(placeholder);
    int end = start + placeholder.length();
    String before = label.substring(0, start);
    String after = label.substring(end, end + 1);
    return words.stream().map(word -> before + word + after).toList();
  }

  public Content content() {
    return content;
  }

  /** Why a text cannot be the value of an option, in its converter's words; empty when it can. */
  public static String objection(OptionSpec option, String text) {
    for (ITypeConverter<?> converter : option.converters()) {
      try {
        converter.convert(text);
      } catch (Exception e) {
        return String.valueOf(e.getMessage());
      }
    }
    // A report of one command is no default value for all of them.
    boolean isNamed =
        !(option.userObject() instanceof Option<?> ours)
            || ours.content != Content.FORMAT
            || ours.words.contains(text.strip().toLowerCase(Locale.ROOT));
    return isNamed ? "" : "'" + text + "' is a report of some commands only";
  }

  /** The option for the parser; always the same object. */
  OptionSpec spec() {
    OptionSpec made = spec;
    if (made == null) {
      made = builder.build();
      spec = made;
    }
    return made;
  }

  /** The option for the root, inherited by all subcommands. */
  OptionSpec everywhere() {
    builder.scopeType(ScopeType.INHERIT);
    return spec();
  }

  /** The value from the command line, the variable or the settings, if any. */
  public Optional<T> value() {
    return spec == null ? Optional.empty() : Optional.ofNullable(spec.getValue());
  }

  /** Whether the option is on the command line; else its value is from a variable or a file. */
  public boolean isGiven() {
    return given() != null;
  }

  /** The value on the command line, as it was typed; empty when the option is not there. */
  public String typed() {
    OptionSpec given = given();
    return given == null ? "" : String.join(",", given.originalStringValues());
  }

  /**
   * The option as words of a command line, with its value also when a variable set it; none when it
   * has no value, or is a switch that is off.
   */
  public List<String> asWords() {
    List<String> all = new ArrayList<>();
    T value = value().orElse(null);
    List<?> values =
        value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
    for (Object each : values) {
      String name = spec().longestName();
      if (each instanceof Boolean isOn) {
        if (isOn) {
          all.add(name);
        }
      } else {
        all.add(name + "=" + word(each));
      }
    }
    return all;
  }

  private static String word(Object value) {
    if (value instanceof Duration duration) {
      return duration.toMillis() + "ms";
    }
    return value instanceof Enum<?>
        ? value.toString().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }

  /** The option as it was found on the command line; a subcommand has a copy of its own. */
  private @Nullable OptionSpec given() {
    if (spec == null) {
      return null;
    }
    OptionSpec given = null;
    ParseResult result = spec.command().root().commandLine().getParseResult();
    while (result != null) {
      // The one behind the subcommand wins.
      given =
          result.hasMatchedOption(spec.longestName())
              ? result.matchedOption(spec.longestName())
              : given;
      result = result.subcommand();
    }
    return given;
  }

  /** The variable that can set the option; empty when none can. */
  public Optional<String> variable() {
    return hasVariable
        ? Optional.of(
            "ORCH_" + spec().longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** The value, else a default value. */
  public T orElse(T otherwise) {
    return value().orElse(otherwise);
  }

  /** Whether a switch is on. */
  public boolean isSet() {
    return value().filter(Boolean.TRUE::equals).isPresent();
  }
}
