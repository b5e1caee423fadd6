package orch.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import orch.traffic.CaptureRule;

/** Rules about the addresses in capture rules. */
final class Addresses {
  private static final String EXAMPLE = "+15551230100";
  private static final int SHORTEST = 7;
  private static final int LONGEST = 15;

  /** The fewest digits of a number with a country code that lacks only its plus sign. */
  private static final int WITH_COUNTRY = 11;

  static final Rule NOT_E164 =
      Rule.warning(
          "O012",
          "An address is not an E.164 number",
          "Messages and calls have addresses in E.164 form, so the rule captures none of them",
          "+, the country code and the number, without spaces, such as " + EXAMPLE);
  static final Rule MIXED_PREFIXES =
      Rule.warning(
          "O030",
          "A channel has addresses with and without its prefix",
          "Both forms are in use, and it is not documented that they mean the same; half of the"
              + " rules may capture nothing",
          "the prefix (whatsapp: or rcs:) before every address of the channel, or before none");
  static final Rule SPACES =
      Rule.warning(
          "O031",
          "An address has spaces at its beginning or end",
          "The spaces are part of the address, and no message has such an address",
          "the address without the spaces");

  static final List<Rule> ALL = List.of(NOT_E164, MIXED_PREFIXES, SPACES);

  private Addresses() {}

  static void check(List<Capture> captures, List<Finding> found) {
    Set<String> mixed = new HashSet<>();
    for (Capture capture : captures) {
      check(capture, capture.from(), "/from", found);
      check(capture, capture.to(), "/to", found);
      if (isMixed(capture, captures) && mixed.add(capture.channel())) {
        String prefix = capture.channel().toLowerCase(Locale.ROOT) + ":";
        found.add(
            MIXED_PREFIXES.at(
                Capture.channelPointer(capture.channel()),
                "has addresses with the prefix " + prefix + " and addresses without it"));
      }
    }
  }

  private static void check(Capture capture, String address, String end, List<Finding> found) {
    String pointer = capture.pointer() + end;
    if (!isRight(capture, address)) {
      String meant = meant(address);
      String hint = meant.isEmpty() ? " such as " + EXAMPLE : "; did you mean " + meant + "?";
      found.add(NOT_E164.at(pointer, Finding.quoted(address) + " is not an E.164 number" + hint));
    } else if (!address.equals(address.strip())) {
      found.add(
          SPACES.at(pointer, Finding.quoted(address) + " has spaces at its beginning or end"));
    }
  }

  /** Whether an address is of its channel; other channels than those of phones have any. */
  static boolean isRight(Capture capture, String address) {
    if (address.equals(CaptureRule.WILDCARD)) {
      return true;
    }
    String bare = CaptureRule.bareAddress(capture.channel(), address);
    return switch (capture.channel()) {
      case "SMS", "WHATSAPP" -> isE164(bare);
      case "RCS" -> isE164(bare) || isAgent(bare);
      case "VOICE" -> isE164(address) || !capture.rule().isOfPhoneCalls() || isOfOtherCall(address);
      default -> true;
    };
  }

  /** Whether an address is that of a client or a SIP user. */
  static boolean isOfOtherCall(String address) {
    return address.contains(":") || address.contains("@");
  }

  /** An RCS sender is an agent with a name, such as {@code brand_agent}. */
  private static boolean isAgent(String address) {
    return !address.isEmpty() && Character.isLetter(address.charAt(0));
  }

  /** Whether this is the first rule of a channel with both forms of addresses. */
  private static boolean isMixed(Capture first, List<Capture> captures) {
    if (!first.channel().equals("WHATSAPP") && !first.channel().equals("RCS")) {
      return false;
    }
    boolean isWith = false;
    boolean isWithout = false;
    for (Capture capture : captures) {
      if (capture.channel().equals(first.channel())) {
        for (String address : List.of(capture.from(), capture.to())) {
          boolean isBare = CaptureRule.bareAddress(capture.channel(), address).equals(address);
          isWith |= !isBare;
          isWithout |= isBare && !address.equals(CaptureRule.WILDCARD);
        }
      }
    }
    return isWith && isWithout;
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
