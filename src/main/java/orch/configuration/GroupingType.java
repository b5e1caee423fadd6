package orch.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How messages are grouped into conversations. */
public enum GroupingType {
  GROUP_BY_PROFILE("profile"),
  GROUP_BY_PARTICIPANT_ADDRESSES("addresses"),
  GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE("addresses-and-channel");

  private final String shortName;

  GroupingType(String shortName) {
    this.shortName = shortName;
  }

  /** The name people type for it. */
  public String shortName() {
    return shortName;
  }

  /** The type with this full name in any case, or this short name. */
  public static Optional<GroupingType> parse(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values())
        .filter(
            type ->
                type.name().toLowerCase(Locale.ROOT).equals(wanted)
                    || type.shortName.replace('-', '_').equals(wanted))
        .findFirst();
  }

  /** The full names, as the API has them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
