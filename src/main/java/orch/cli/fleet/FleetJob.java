package orch.cli.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import orch.cli.app.App;
import orch.fleet.FleetAccount;

/**
 * What a command of a fleet does for each account.
 *
 * @param name of the command, such as {@code plan}
 * @param command of the account, such as {@code apply}
 * @param words its options, for all accounts
 * @param own further words for one account
 * @param inputs what decides the result, besides the account
 * @param data the member of the results that takes what the command prints as data; empty for none
 * @param states the fingerprints of the plans that may be applied to an account; empty for any
 */
record FleetJob(
    String name,
    String command,
    List<String> words,
    Function<FleetAccount, List<String>> own,
    FleetInputs inputs,
    String data,
    Function<FleetAccount, Set<String>> states) {

  FleetJob {
    words = List.copyOf(words);
  }

  /** A command that reads nothing but the account. */
  static FleetJob of(String name, List<String> words) {
    return new FleetJob(
        name, name, words, each -> List.of(), FleetInputs.of(words), "", each -> Set.of());
  }

  /** The same with further words for each account. */
  FleetJob with(Function<FleetAccount, List<String>> more) {
    return new FleetJob(name, command, words, more, inputs, data, states);
  }

  /** The same with what decides the result. */
  FleetJob from(FleetInputs all) {
    return new FleetJob(name, command, words, own, all, data, states);
  }

  /** The same for a command whose data is a part of the results. */
  FleetJob printing(String member) {
    return new FleetJob(name, command, words, own, inputs, member, states);
  }

  /** The same by another command of the accounts. */
  FleetJob by(String other) {
    return new FleetJob(name, other, words, own, inputs, data, states);
  }

  /** The same for accounts that are in a known state. */
  FleetJob in(Function<FleetAccount, Set<String>> expected) {
    return new FleetJob(name, command, words, own, inputs, data, expected);
  }

  /** The same after the user has agreed to it for all accounts. */
  FleetJob confirmed(App app) {
    if (app.globals().isYes()) {
      return this;
    }
    List<String> agreed = new ArrayList<>(words);
    agreed.add("--yes");
    return new FleetJob(name, command, agreed, own, inputs, data, states);
  }

  boolean isPlanOnly() {
    return name.equals("plan");
  }
}
