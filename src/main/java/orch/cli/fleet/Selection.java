package orch.cli.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.problem.UsageException;
import orch.file.OpenPlace;
import orch.fleet.AccountsFile;
import orch.fleet.FleetAccount;
import orch.fleet.Shard;
import orch.profile.Profile;
import orch.profile.Profiles;

/** Finds the accounts that the options mean. */
final class Selection {
  private final App app;
  private final FleetFlags flags;

  Selection(App app, FleetFlags flags) {
    this.app = app;
    this.flags = flags;
  }

  /**
   * The accounts of the shard, in the order of the file or of the profiles.
   *
   * @throws UsageException when there are none, or an account is there twice
   */
  List<FleetAccount> accounts(Shard shard) {
    List<FleetAccount> all =
        flags.accounts().isPresent() ? ofFile(flags.accounts().get()) : ofProfiles();
    Map<String, FleetAccount> bySid = new HashMap<>();
    for (FleetAccount each : all) {
      FleetAccount same = each.sid().isEmpty() ? null : bySid.putIfAbsent(each.sid(), each);
      if (same != null) {
        throw new UsageException(
            same.name()
                + " and "
                + each.name()
                + " are the same account "
                + each.sid()
                + "; a fleet has each account once");
      }
    }
    if (!flags.hasShard()) {
      return all;
    }
    return all.stream().filter(each -> shard.has(sid(each))).toList();
  }

  private static String sid(FleetAccount account) {
    if (account.sid().isEmpty()) {
      throw new UsageException(
          "--shard divides the accounts by their SIDs, and the one of "
              + account.name()
              + " is not known: give it in the column account of the accounts file");
    }
    return account.sid();
  }

  private List<FleetAccount> ofFile(String name) {
    InputFiles input = new InputFiles(app, app.usualDeadline());
    List<FleetAccount> read =
        name.endsWith(".csv")
            ? AccountsFile.ofCsv(name, input.text(name))
            : AccountsFile.of(input.document(name));
    if (read.stream().anyMatch(each -> !each.credentialProcess().isEmpty())) {
      refuseChangeable(name);
    }
    Profiles profiles = app.sources().profiles();
    return read.stream()
        .map(
            each ->
                each.sid().isEmpty()
                    ? each.withSid(
                        profiles.find(each.profile()).map(Profile::accountSid).orElse(""))
                    : each)
        .toList();
  }

  /** Whoever can change the file decides which programs run. */
  private void refuseChangeable(String name) {
    if (name.equals(InputFiles.STDIN)) {
      return;
    }
    Path file = app.host().directory().resolve(name);
    Optional<OpenPlace> open;
    try {
      open = OpenPlace.on(file);
    } catch (IOException e) {
      throw new UsageException("the file " + name + " cannot be read: " + e.getMessage());
    }
    if (open.isPresent()) {
      throw new UsageException(
          name
              + " is not used: "
              + open.get().problem()
              + ", and whoever can change it decides which programs run; "
              + open.get().remedy());
    }
  }

  private List<FleetAccount> ofProfiles() {
    List<Profile> profiles = app.sources().profiles().all();
    List<FleetAccount> chosen = new ArrayList<>();
    List<Pattern> globs = flags.profiles().stream().map(Selection::pattern).toList();
    for (int i = 0; i < globs.size(); i++) {
      Pattern glob = globs.get(i);
      if (profiles.stream().noneMatch(each -> glob.matcher(each.name()).matches())) {
        throw new UsageException(
            "no profile matches "
                + flags.profiles().get(i)
                + "; the profiles are "
                + profiles.stream().map(Profile::name).collect(Collectors.joining(", ")));
      }
    }
    for (Profile each : profiles) {
      if (globs.stream().anyMatch(glob -> glob.matcher(each.name()).matches())) {
        chosen.add(
            new FleetAccount(each.name(), each.accountSid(), each.name(), "", new TreeMap<>()));
      }
    }
    return chosen;
  }

  /** A glob with stars and question marks. */
  private static Pattern pattern(String glob) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char sign = glob.charAt(i);
      pattern.append(sign == '*' ? ".*" : sign == '?' ? "." : Pattern.quote(String.valueOf(sign)));
    }
    return Pattern.compile(pattern.toString());
  }
}
