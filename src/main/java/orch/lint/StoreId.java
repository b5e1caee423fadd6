package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import orch.configuration.Fields;
import orch.document.Mistake;

/** The id of the memory store has a form that no store has. */
final class StoreId extends Rule {
  private static final List<String> PREFIXES = List.of("mem_store_", "mem_service_");
  private static final int DIGITS = 26;

  StoreId() {
    super(
        "O011",
        Severity.WARNING,
        new Explanation(
            "The id of the memory store has an unknown form",
            "The service gives no error for a store that does not exist: profiles and memories"
                + " are missing later; and its list does not filter by such an id",
            "the id as the service gave it: mem_store_ and 26 lower-case letters and digits"));
  }

  @Override
  public List<Finding> check(JsonNode document) {
    JsonNode store = document.path(Fields.MEMORY_STORE);
    if (!store.isTextual() || isKnownForm(store.textValue())) {
      return List.of();
    }
    String message =
        Finding.quoted(store.textValue())
            + " is not the id of a memory store: mem_store_ and 26 lower-case letters and digits";
    return List.of(
        new Finding(
            this, "/" + Fields.MEMORY_STORE, new Mistake("", Fields.MEMORY_STORE, message)));
  }

  /** As in the API's schema: {@code mem_(store|service)_[0-7][0-9a-z]{25}}. */
  private static boolean isKnownForm(String id) {
    for (String prefix : PREFIXES) {
      if (id.startsWith(prefix) && id.length() == prefix.length() + DIGITS) {
        char first = id.charAt(prefix.length());
        return first >= '0' && first <= '7' && areDigits(id, prefix.length());
      }
    }
    return false;
  }

  private static boolean areDigits(String id, int from) {
    for (int i = from; i < id.length(); i++) {
      char c = id.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z')) {
        return false;
      }
    }
    return true;
  }
}
