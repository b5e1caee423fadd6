package orch.cli.profile;

import orch.cli.app.App;
import orch.profile.ProfileStore;

/** Gives the commands that change profiles their store. */
final class ProfileAccess {
  private ProfileAccess() {}

  /** The store, whose lock is waited for as long as a command may usually take. */
  static ProfileStore store(App app) {
    return app.sources().store(app.lockWait(app.usualDeadline()));
  }
}
