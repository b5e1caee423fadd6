package orch.cli.option;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A positional argument of a command. */
public final class Argument<T> {
  private final PositionalParamSpec spec;

  private Argument(PositionalParamSpec spec) {
    this.spec = spec;
  }

  /** One required argument. */
  public static Argument<String> one(String label, String description) {
    return new Argument<>(text(label, description).index("0").arity("1").required(true).build());
  }

  /** One required argument, after another. */
  public static Argument<String> second(String label, String description) {
    return new Argument<>(text(label, description).index("1").arity("1").required(true).build());
  }

  /** One optional argument. */
  public static Argument<String> optional(String label, String description) {
    return new Argument<>(text(label, description).index("0").arity("0..1").build());
  }

  /** Any number of arguments. */
  public static Argument<List<String>> any(String label, String description) {
    return new Argument<>(many(label, description).arity("0..*").build());
  }

  /** One argument or more. */
  public static Argument<List<String>> some(String label, String description) {
    return new Argument<>(many(label, description).arity("1..*").required(true).build());
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

  PositionalParamSpec spec() {
    return spec;
  }

  /** The given value, if any. */
  public Optional<T> value() {
    @Nullable T given = spec.getValue();
    return Optional.ofNullable(given);
  }

  /** The given value, else a default value. */
  public T orElse(T otherwise) {
    return value().orElse(otherwise);
  }
}
