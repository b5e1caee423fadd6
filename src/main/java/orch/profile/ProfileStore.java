package orch.profile;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import orch.concurrent.LockWait;
import orch.network.BadConnectionException;

/**
 * Changes profiles and their secrets. Every change holds the lock of the settings directory from
 * reading the files to the last write, so that no change of a parallel command is lost.
 *
 * <p>The steps of a change are ordered so that a crash at any point leaves consistent files: first
 * a new secret is stored in an entry that no profile uses; then a single write of the profiles file
 * makes the change; then the old secret is removed. A crash can leave only a secret that no profile
 * uses. The next change removes it from the credentials file. The keychain has at most one such
 * entry per profile: the profile's next secret overwrites it, and removing the profile removes it.
 * After a renaming that crashed it has one under the old or the new name, which the next secret of
 * that name overwrites.
 */
public final class ProfileStore {
  private final Settings sources;
  private final LockWait wait;

  /**
   * @param wait how long to wait for the lock; its note also receives messages about cleaned up
   *     secrets
   */
  ProfileStore(Settings sources, LockWait wait) {
    this.sources = sources;
    this.wait = wait;
  }

  /**
   * A profile to add or replace.
   *
   * @param make makes the profile from the stored one of this name; it may throw to refuse
   * @param secret empty when it stays as it is, or a program gives the credentials
   * @param active whether it becomes the active profile when there is none
   */
  public record Addition(
      String name,
      Function<Optional<Profile>, Profile> make,
      Optional<NewSecret> secret,
      boolean active) {}

  /**
   * The stored profile.
   *
   * @param hasNewSecret whether a secret was stored
   * @param activated whether it became the active profile
   */
  public record Kept(Profile profile, boolean hasNewSecret, boolean activated) {}

  /**
   * Adds a profile, or replaces the one with its name.
   *
   * @throws BadConnectionException when the profiles file is invalid, or the keychain is wanted and
   *     does not accept the secret
   * @throws SettingsFileException when a file cannot be read or written
   * @throws InterruptedException when the wait for the lock was interrupted; nothing was changed
   */
  public Kept keep(Addition addition) throws InterruptedException {
    return locked(() -> kept(addition));
  }

  private Kept kept(Addition addition) {
    Profiles now = sources.file().read();
    removeUnused(now);
    Optional<Profile> before = now.find(addition.name());
    Profile profile = stored(addition.make().apply(before), before, addition.secret());
    boolean activated = addition.active() && now.active().isEmpty();
    Profiles changed = now.with(profile);
    Optional<Profile> added = addition.secret().map(secret -> profile);
    write(activated ? changed.using(profile.name()) : changed, added);
    if (added.isPresent() || profile.place() == SecretPlace.CREDENTIAL_PROCESS) {
      before.ifPresent(this::forget);
    }
    return new Kept(profile, added.isPresent(), activated);
  }

  private Profile stored(Profile profile, Optional<Profile> before, Optional<NewSecret> secret) {
    if (secret.isEmpty()) {
      return profile;
    }
    String entry = before.map(Profile::freeEntry).orElse(profile.name());
    NewSecret text =
        before.isPresent() && secret.get().text().isEmpty()
            ? new NewSecret(present(before.get()), secret.get().wanted())
            : secret.get();
    return profile.in(sources.secrets().put(entry, text), entry);
  }

  private String present(Profile profile) {
    return sources.secrets().find(profile).orElseThrow(() -> sources.secrets().missing(profile));
  }

  /**
   * Writes the profiles.
   *
   * @param added the profile whose new secret is removed when that fails; empty for none
   */
  private void write(Profiles changed, Optional<Profile> added) {
    try {
      write(changed);
    } catch (RuntimeException problem) {
      // The keychain cannot list its entries, so a later command could not clean this one up.
      try {
        added.ifPresent(profile -> sources.secrets().remove(profile.place(), profile.entry()));
      } catch (RuntimeException another) {
        problem.addSuppressed(another);
      }
      throw problem;
    }
  }

  private void forget(Profile before) {
    if (!sources.secrets().remove(before.place(), before.entry())) {
      wait.note()
          .accept(
              "the former secret of profile "
                  + before.name()
                  + " may still be in "
                  + before.place().phrase());
    }
  }

  private void write(Profiles changed) {
    sources.file().write(changed);
    sources.changed(changed);
  }

  /**
   * Removes a profile and its secret.
   *
   * @return whether its secret was removed as well
   * @throws BadConnectionException when there is no such profile
   * @throws SettingsFileException when a file cannot be read or written
   * @throws InterruptedException when the wait for the lock was interrupted; nothing was changed
   */
  public boolean remove(String name) throws InterruptedException {
    return locked(() -> removed(name));
  }

  private boolean removed(String name) {
    Profiles now = sources.file().read();
    Profile leaving = now.get(name);
    write(now.without(name));
    removeLeftover(leaving);
    boolean gone = sources.secrets().remove(leaving.place(), leaving.entry());
    removeUnused(sources.profiles());
    return gone;
  }

  /**
   * Renames a profile. Its secret moves along; if it was the active one, it stays so.
   *
   * @throws BadConnectionException when there is no such profile, or one of the new name
   * @throws NoCredentialsException when its secret cannot be read
   * @throws SettingsFileException when a file cannot be read or written
   * @throws InterruptedException when the wait for the lock was interrupted; nothing was changed
   */
  public Profile rename(String from, String to) throws InterruptedException {
    return locked(() -> renamed(from, to));
  }

  private Profile renamed(String from, String to) {
    Profiles now = sources.file().read();
    removeUnused(now);
    Profile before = now.get(from);
    if (now.find(to).isPresent()) {
      throw new BadConnectionException("a profile " + to + " already exists: choose another name");
    }
    Profile after = new Profile(to, before.json());
    boolean hasSecret = before.place() != SecretPlace.CREDENTIAL_PROCESS;
    if (hasSecret) {
      NewSecret secret = new NewSecret(present(before), Optional.of(before.place()));
      after = after.in(sources.secrets().put(to, secret), to);
    }
    write(now.renamed(from, after), Optional.of(after).filter(unused -> hasSecret));
    removeLeftover(before);
    forget(before);
    return after;
  }

  /** Removes the entry that an earlier change that crashed may have left in the keychain. */
  private void removeLeftover(Profile leaving) {
    if (leaving.place() == SecretPlace.KEYCHAIN) {
      sources.secrets().remove(leaving.place(), leaving.freeEntry());
    }
  }

  /**
   * Changes profiles without changing secrets.
   *
   * @throws SettingsFileException when the profiles file cannot be read or written
   * @throws InterruptedException when the wait for the lock was interrupted; nothing was changed
   */
  public void change(UnaryOperator<Profiles> change) throws InterruptedException {
    locked(
        () -> {
          Profiles changed = change.apply(sources.file().read());
          write(changed);
          return changed;
        });
  }

  private void removeUnused(Profiles profiles) {
    for (String entry : sources.secrets().keepOnly(profiles)) {
      wait.note().accept("removed the secret " + entry + ", which no profile uses");
    }
  }

  private <T> T locked(Supplier<T> work) throws InterruptedException {
    SettingsLock lock = SettingsLock.acquire(sources.settingsPath(), wait);
    try {
      return work.get();
    } finally {
      lock.close();
    }
  }
}
