/**
 * Where the connection comes from: flags, the environment, the user's profiles with their secrets
 * in a keychain, a file or behind a program, a project's file, and the built-in profiles {@code
 * local} and {@code environment}.
 */
@NullMarked
package orch.profile;

import org.jspecify.annotations.NullMarked;
