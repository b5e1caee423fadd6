package bench;

import java.util.List;

/** The arguments of a typical create command. */
final class CreateFlags {
  static final List<String> ARGUMENTS =
      List.of(
          "config",
          "create",
          "--name",
          "Bench",
          "--description",
          "Inbound support",
          "--grouping",
          "GROUP_BY_PROFILE",
          "--memory-store",
          "mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
          "--capture",
          "SMS=+15551230100",
          "--timeouts",
          "SMS=10/60");

  private CreateFlags() {}
}
