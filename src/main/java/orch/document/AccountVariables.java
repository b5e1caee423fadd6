package orch.document;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The values of references to the account of a fleet: {@code ${account.NAME}} and {@code
 * ${account.vars.X}}.
 *
 * @param account the account's name, for messages
 * @param values by what follows {@code account.} in a reference: {@code name}, {@code vars.region}
 */
public record AccountVariables(String account, Map<String, String> values) {
  public AccountVariables {
    values = Map.copyOf(values);
  }

  /**
   * The value of a reference; empty for one that the account does not have. Only the names of
   * variables have capital letters that count.
   *
   * @param name what follows {@code account.}
   */
  Optional<String> value(String name) {
    String key = name.startsWith("vars.") ? name : name.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(values.get(key));
  }
}
