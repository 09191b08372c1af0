/// What changes a group: the news of others, applied in the order of revisions; what the relay says where news
/// are missing; and the user's own changes, carried out at the relay and then told.
/// ```
///   user ──▶ Changing ──sealed, pending──▶ relay ──taken──▶ state, line and news in one commit
///   news ──▶ Following ──next revision──▶ state and line
///                 └──a gap, a new group──▶ Behind ──▶ Refresh ──relay──▶ state and lines
/// ```
@NullMarked
package com.entativa.messaging.client.membership;

import org.jspecify.annotations.NullMarked;
