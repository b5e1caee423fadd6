package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orch.configuration.Fields;
import orch.document.FieldPath;
import orch.document.Mistake;
import orch.json.JsonPointers;

/**
 * An address of a phone channel is not a number in E.164 form. Addresses that are something else on
 * purpose are left alone: the wildcard, clients and SIP URIs of VOICE, agents of RCS, and CHAT.
 */
final class PhoneNumber extends Rule {
  private static final String EXAMPLE = "+15551230100";
  private static final int SHORTEST = 7;
  private static final int LONGEST = 15;

  /** The fewest digits of a number with a country code that lacks only its plus sign. */
  private static final int WITH_COUNTRY = 11;

  PhoneNumber() {
    super(
        "O012",
        Severity.WARNING,
        new Explanation(
            "An address is not an E.164 number",
            "Messages and calls have addresses in E.164 form, so the rule captures none of them",
            "+, the country code and the number, without spaces, such as " + EXAMPLE));
  }

  @Override
  public List<Finding> check(JsonNode document) {
    List<Finding> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> channel : document.path(Fields.CHANNELS).properties()) {
      String rules =
          JsonPointers.below(
              JsonPointers.below("/" + Fields.CHANNELS, channel.getKey()), Fields.RULES);
      int i = 0;
      for (JsonNode rule : channel.getValue().path(Fields.RULES)) {
        for (String end : new String[] {"from", "to"}) {
          JsonNode address = rule.path(end);
          if (address.isTextual() && !isRight(channel.getKey(), rule, address.textValue())) {
            found.add(finding(rules + "/" + i + "/" + end, address.textValue()));
          }
        }
        i++;
      }
    }
    return found;
  }

  private Finding finding(String pointer, String address) {
    String meant = meant(address);
    String hint = meant.isEmpty() ? " such as " + EXAMPLE : "; did you mean " + meant + "?";
    String message = Finding.quoted(address) + " is not an E.164 number" + hint;
    return new Finding(this, pointer, new Mistake("", FieldPath.ofPointer(pointer), message));
  }

  private static boolean isRight(String channel, JsonNode rule, String address) {
    if (address.equals("*")) {
      return true;
    }
    return switch (channel) {
      case "SMS" -> isE164(address);
      case "VOICE" -> isE164(address) || isOtherCall(rule, address);
      case "WHATSAPP" -> isE164(without("whatsapp:", address));
      case "RCS" -> isE164(without("rcs:", address)) || isAgent(without("rcs:", address));
      default -> true;
    };
  }

  private static boolean isOtherCall(JsonNode rule, String address) {
    String type = rule.path("metadata").path("callType").asText("PSTN");
    return !type.equalsIgnoreCase("PSTN") || address.contains(":") || address.contains("@");
  }

  /** An RCS sender is an agent with a name, such as {@code brand_agent}. */
  private static boolean isAgent(String address) {
    return !address.isEmpty() && Character.isLetter(address.charAt(0));
  }

  private static String without(String prefix, String address) {
    return address.toLowerCase(Locale.ROOT).startsWith(prefix)
        ? address.substring(prefix.length())
        : address;
  }

  private static boolean isE164(String address) {
    return address.startsWith("+")
        && areDigits(address.substring(1))
        && address.charAt(1) != '0'
        && address.length() > SHORTEST
        && address.length() <= LONGEST + 1;
  }

  private static boolean areDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The number that an address in another notation means; empty when that is not clear. */
  private static String meant(String address) {
    String bare = address.replaceAll("[ ().\\-/]", "");
    if (bare.startsWith("00")) {
      bare = "+" + bare.substring(2);
    } else if (areDigits(bare) && bare.length() >= WITH_COUNTRY) {
      bare = "+" + bare;
    }
    return isE164(bare) ? bare : "";
  }
}
