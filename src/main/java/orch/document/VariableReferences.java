package orch.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import orch.document.ReadMistake.Kind;
import orch.json.JsonPointers;
import org.jspecify.annotations.Nullable;

/**
 * References in the texts of documents: to environment variables, {@code ${env:NAME}}, and to the
 * account of a fleet, {@code ${account.NAME}}. Another dollar sign before a reference keeps it as
 * text. A value is a text, whatever it looks like, and references in it are not replaced.
 */
public final class VariableReferences {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$\\{(account\\.)?|\\$\\{(env:|account\\.)([^}]*)\\}?");
  private static final String ACCOUNT = "account.";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String ESCAPE = "$";
  private static final String ESCAPED = "$${";

  /** The secrets of accounts, which messages must never quote and documents must never hold. */
  private static final List<String> SECRETS = List.of("TWILIO_AUTH_TOKEN", "TWILIO_API_SECRET");

  private static final int SHOWN = 40;

  private final Map<String, String> environment;
  private final boolean isAllowed;
  private final @Nullable AccountVariables account;
  private final Document document;
  private final List<ReadMistake> mistakes;

  private VariableReferences(
      Map<String, String> environment,
      boolean isAllowed,
      @Nullable AccountVariables account,
      Document document,
      List<ReadMistake> mistakes) {
    this.environment = environment;
    this.isAllowed = isAllowed;
    this.account = account;
    this.document = document;
    this.mistakes = mistakes;
  }

  /**
   * A document with its references replaced. Keys, and parts of texts that are no references, stay
   * as they are.
   *
   * @param isAllowed false only records the references to environment variables
   * @param account the values of references to the account; null only records these references
   * @param mistakes receives references that cannot be replaced
   */
  public static Document replace(
      Document document,
      Map<String, String> environment,
      boolean isAllowed,
      @Nullable AccountVariables account,
      List<ReadMistake> mistakes) {
    VariableReferences references =
        new VariableReferences(environment, isAllowed, account, document, mistakes);
    return document.with(references.value(document.tree(), ""));
  }

  private JsonNode value(JsonNode value, String pointer) {
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        member.setValue(value(member.getValue(), JsonPointers.below(pointer, member.getKey())));
      }
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, value(array.get(i), pointer + "/" + i));
      }
    } else if (value.isTextual() && value.textValue().contains("${")) {
      return TextNode.valueOf(text(value.textValue(), pointer));
    }
    return value;
  }

  private String text(String text, String pointer) {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder replaced = new StringBuilder();
    while (reference.find()) {
      String whole = reference.group();
      String by = whole;
      if (whole.startsWith(ESCAPED)) {
        boolean isReplaced = reference.group(1) == null ? isAllowed : account != null;
        by = isReplaced ? whole.substring(ESCAPE.length()) : whole;
      } else if (reference.group(2).equals(ACCOUNT)) {
        by = ofAccount(whole, reference.group(3), pointer);
      } else if (isAllowed) {
        by = variable(whole, reference.group(3), pointer);
      } else {
        mistake(
            Kind.LEFT_VARIABLE,
            pointer,
            "has " + shown(whole) + ", which is not replaced" + " without --allow-env");
      }
      reference.appendReplacement(replaced, Matcher.quoteReplacement(by));
    }
    return reference.appendTail(replaced).toString();
  }

  private String ofAccount(String reference, String name, String pointer) {
    if (account == null) {
      String problem = ", which only orch fleet replaces";
      mistake(Kind.LEFT_VARIABLE, pointer, "has " + shown(reference) + problem);
      return reference;
    }
    Optional<String> value = reference.endsWith("}") ? account.value(name) : Optional.empty();
    if (value.isEmpty()) {
      String known =
          account.values().keySet().stream()
              .sorted()
              .map(each -> "${" + ACCOUNT + each + "}")
              .collect(Collectors.joining(", "));
      String problem = ", which the account " + account.account() + " does not have; it has ";
      mistake(Kind.UNSET_VARIABLE, pointer, "has " + shown(reference) + problem + known);
      return reference;
    }
    return value.get();
  }

  private String variable(String reference, String name, String pointer) {
    if (!reference.endsWith("}") || !NAME.matcher(name).matches()) {
      String problem = ", which is not a reference such as ${env:NAME}";
      mistake(Kind.UNSET_VARIABLE, pointer, "has " + shown(reference) + problem);
      return reference;
    }
    if (SECRETS.contains(name)) {
      String problem = ", which is a secret of the account and belongs in no document";
      mistake(Kind.UNSET_VARIABLE, pointer, "has " + shown(reference) + problem);
      return reference;
    }
    String value = environment.get(name);
    if (value == null) {
      mistake(
          Kind.UNSET_VARIABLE,
          pointer,
          "has " + shown(reference) + ", but the variable " + name + " is not set");
      return reference;
    }
    return value;
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }

  private void mistake(Kind kind, String pointer, String message) {
    mistakes.add(new ReadMistake(kind, document.places().ofValue(pointer), pointer, message));
  }
}
