package orch.cli.option;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * One option of a command, and what it was given. Options are built by hand: read from annotations,
 * each would cost a proxy class that is made at every start.
 */
public final class Option<T> {
  private final OptionSpec.Builder builder;
  private @Nullable OptionSpec spec;

  private Option(OptionSpec.Builder builder) {
    this.builder = builder;
  }

  /** An option that takes any text. */
  public static Option<String> text(String name, String... others) {
    return of(String.class, name, others);
  }

  /** An option that takes what the library can read by itself: numbers, constants of an enum. */
  public static <T> Option<T> of(Class<T> type, String name, String... others) {
    return new Option<>(OptionSpec.builder(name, others).type(type));
  }

  /** An option that a converter reads. */
  public static <T> Option<T> of(
      Class<T> type, ITypeConverter<T> converter, String name, String... others) {
    return new Option<>(OptionSpec.builder(name, others).type(type).converters(converter));
  }

  /** An option that may be repeated and takes any text. */
  public static Option<List<String>> texts(String name, String... others) {
    return new Option<>(many(String.class, name, others));
  }

  /** An option that may be repeated and that a converter reads. */
  public static <T> Option<List<T>> each(
      Class<T> type, ITypeConverter<T> converter, String name, String... others) {
    return new Option<>(many(type, name, others).converters(converter));
  }

  private static OptionSpec.Builder many(Class<?> type, String name, String... others) {
    return OptionSpec.builder(name, others).type(List.class).auxiliaryTypes(type);
  }

  /** An option that is there or not. */
  public static Option<Boolean> toggle(String name, String... others) {
    return new Option<>(OptionSpec.builder(name, others).type(boolean.class).fallbackValue("true"));
  }

  /** An option with {@code --no-} before it for the opposite, and a third state: not given. */
  public static Option<Boolean> yesOrNo(String name) {
    return new Option<>(
        OptionSpec.builder(name).type(Boolean.class).fallbackValue("true").negatable(true));
  }

  /** The word for its value in the help. */
  public Option<T> label(String label) {
    builder.paramLabel(label);
    return this;
  }

  /** What the help says. */
  public Option<T> description(String... text) {
    builder.description(text);
    return this;
  }

  /** Several values may stand in one word, with this between them. */
  public Option<T> split(String separator) {
    builder.splitRegex(separator).hideParamSyntax(true);
    return this;
  }

  /** The help is silent about it. */
  public Option<T> hidden() {
    builder.hidden(true);
    return this;
  }

  /** Asks for the help of the command. */
  public Option<T> asksForHelp() {
    builder.usageHelp(true);
    return this;
  }

  /** Asks for the version of orch. */
  public Option<T> asksForVersion() {
    builder.versionHelp(true);
    return this;
  }

  /** The option as the parser takes it; the same one however often it is asked for. */
  OptionSpec spec() {
    OptionSpec made = spec;
    if (made == null) {
      made = builder.build();
      spec = made;
    }
    return made;
  }

  /** The option for the root, good for every command below it. */
  OptionSpec everywhere() {
    builder.scopeType(ScopeType.INHERIT);
    return spec();
  }

  /** What it was given on the line or by its variable. */
  public Optional<T> value() {
    return spec == null ? Optional.empty() : Optional.ofNullable(spec.getValue());
  }

  /** What it was given, else this. */
  public T orElse(T otherwise) {
    return value().orElse(otherwise);
  }

  /** Whether a toggle is on. */
  public boolean isSet() {
    return value().filter(Boolean.TRUE::equals).isPresent();
  }
}
