package orch.operation;

import java.time.Instant;
import java.util.Optional;

/**
 * Reads the creation time from an id such as {@code proc_job_01h9d8r0vte3hz8tykdj329t7r}: the 26
 * characters are the base 32 of a UUIDv7 (TypeID specification 0.3), whose first 48 bits are
 * milliseconds since 1970 (RFC 9562).
 */
final class TypeIdTime {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int SUFFIX = 26;
  private static final int TIME_DIGITS = 10;

  private TypeIdTime() {}

  static Optional<Instant> of(String name) {
    String id = name.substring(name.lastIndexOf('/') + 1);
    String suffix = id.substring(id.lastIndexOf('_') + 1);
    // 26 digits have two bits more than a UUID, so the first digit is 7 at most.
    if (suffix.length() != SUFFIX || suffix.charAt(0) > '7') {
      return Optional.empty();
    }
    long millis = 0;
    // Ten digits of five bits, less the two bits that are always zero, are the 48 bits of the time.
    for (int i = 0; i < TIME_DIGITS; i++) {
      int digit = DIGITS.indexOf(suffix.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      millis = millis << 5 | digit;
    }
    return Optional.of(Instant.ofEpochMilli(millis));
  }
}
