/**
 * Releases: staged, published with the manifest last, listed, verified and pruned.
 *
 * <p>A release is staged in {@code .staging/<id>}, renamed to {@code releases/<id>}, and exists
 * once {@code release.json} is in it; only then does {@code latest.json} name it. Killed before
 * {@code release.json}, a run leaves a folder that no reader takes for a release; killed after it,
 * a release that is whole. In both cases {@code latest.json} still names the previous one, and the
 * next run removes what is not whole. Neither rename has to be atomic for a folder, so this also
 * holds on an object store.
 */
package org.urbanobservatory.job.release;
