package orch.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orch.document.Suggestion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a constant of an enum by its name, in any case. */
public final class EnumConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final E[] all;
  private int named;

  @SafeVarargs
  @SuppressWarnings("varargs") // they are only read
  public EnumConverter(E... all) {
    this.all = all;
    this.named = all.length;
  }

  /** Names only the first constants in messages and help pages. */
  public EnumConverter<E> naming(int first) {
    named = first;
    return this;
  }

  @Override
  public E convert(String text) {
    String wanted = text.strip();
    for (E one : all) {
      if (word(one).equalsIgnoreCase(wanted)) {
        return one;
      }
    }
    List<String> words = words();
    throw new TypeConversionException(
        "'"
            + text
            + "' is not one of "
            + String.join(", ", words)
            + Suggestion.question(text, words));
  }

  /** The words that it reads and names. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < named; i++) {
      words.add(word(all[i]));
    }
    return words;
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
