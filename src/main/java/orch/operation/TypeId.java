package orch.operation;

import java.time.Instant;
import java.util.Optional;

/**
 * Ids such as {@code proc_job_01h9d8r0vte3hz8tykdj329t7r}: a prefix, and the base 32 of a UUIDv7 in
 * 26 characters (TypeID specification 0.3), whose first 48 bits are milliseconds since 1970 (RFC
 * 9562).
 */
public final class TypeId {
  /** The digits of base 32, from 0 to 31. */
  public static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final String FORM = "[a-z_]+_[0-7][" + ALPHABET + "]{25}";
  private static final int SUFFIX = 26;
  private static final int TIME_DIGITS = 10;

  private TypeId() {}

  /** Whether a text has the form of an id, with any prefix. */
  public static boolean matches(String text) {
    return text.matches(FORM);
  }

  /**
   * The creation time in an id; empty when the text has no valid id.
   *
   * @param name an id, or a URL that ends with one
   */
  static Optional<Instant> time(String name) {
    String id = name.substring(name.lastIndexOf('/') + 1);
    String suffix = id.substring(id.lastIndexOf('_') + 1);
    // 26 digits have two bits more than a UUID, so the first digit is 7 at most.
    if (suffix.length() != SUFFIX || suffix.charAt(0) > '7') {
      return Optional.empty();
    }
    long millis = 0;
    // Ten digits of five bits, less the two bits that are always zero, are the 48 bits of the time.
    for (int i = 0; i < TIME_DIGITS; i++) {
      int digit = ALPHABET.indexOf(suffix.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      millis = millis << 5 | digit;
    }
    return Optional.of(Instant.ofEpochMilli(millis));
  }
}
