package orch.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How messages are grouped into conversations. */
public enum GroupingType {
  GROUP_BY_PROFILE("profile", "those of the same customer"),
  GROUP_BY_PARTICIPANT_ADDRESSES("addresses", "those between the same addresses"),
  GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE(
      "addresses-and-channel", "those between the same addresses on the same channel");

  private final String shortName;
  private final String messages;

  GroupingType(String shortName, String messages) {
    this.shortName = shortName;
    this.messages = messages;
  }

  /** Which messages belong to the same conversation, as in "those of the same customer". */
  public String messages() {
    return messages;
  }

  /** The short name, for the command line. */
  public String shortName() {
    return shortName;
  }

  /** The type with this full or short name, in any case; empty when there is none. */
  public static Optional<GroupingType> parse(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    for (GroupingType type : values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(wanted)
          || type.shortName.replace('-', '_').equals(wanted)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The short names, for the command line. */
  public static List<String> shortNames() {
    // Every create needs this list, and a stream would load more classes.
    List<String> names = new ArrayList<>();
    for (GroupingType type : values()) {
      names.add(type.shortName);
    }
    return names;
  }

  /** The full names, as in the API. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
