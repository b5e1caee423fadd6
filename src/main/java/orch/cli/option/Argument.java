package orch.cli.option;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A positional argument of a command. */
public final class Argument<T> {
  private final PositionalParamSpec.Builder builder;
  private @Nullable PositionalParamSpec spec;
  private Content content = Content.TEXT;

  private Argument(PositionalParamSpec.Builder builder) {
    this.builder = builder.userObject(this);
  }

  /** One required argument. */
  public static Argument<String> one(String label, String description) {
    return new Argument<>(text(label, description).index("0").arity("1").required(true));
  }

  /** One required argument, after another. */
  public static Argument<String> second(String label, String description) {
    return new Argument<>(text(label, description).index("1").arity("1").required(true));
  }

  /** One optional argument. */
  public static Argument<String> optional(String label, String description) {
    return new Argument<>(text(label, description).index("0").arity("0..1"));
  }

  /** Any number of arguments. */
  public static Argument<List<String>> any(String label, String description) {
    return new Argument<>(many(label, description).arity("0..*"));
  }

  /** One argument or more. */
  public static Argument<List<String>> some(String label, String description) {
    return new Argument<>(many(label, description).arity("1..*").required(true));
  }

  private static PositionalParamSpec.Builder text(String label, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .description(description)
        .type(String.class);
  }

  private static PositionalParamSpec.Builder many(String label, String description) {
    return text(label, description).index("0..*").type(List.class).auxiliaryTypes(String.class);
  }

  /** Sets what the value is. */
  public Argument<T> content(Content kind) {
    content = kind;
    return this;
  }

  public Content content() {
    return content;
  }

  /** The argument for the parser; always the same object. */
  PositionalParamSpec spec() {
    PositionalParamSpec made = spec;
    if (made == null) {
      made = builder.build();
      spec = made;
    }
    return made;
  }

  /** The given value, if any. */
  public Optional<T> value() {
    return spec == null ? Optional.empty() : Optional.ofNullable(spec.getValue());
  }

  /** The given value, else a default value. */
  public T orElse(T otherwise) {
    return value().orElse(otherwise);
  }
}
