package dev.actors.mesh;

import org.jgroups.Address;
import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.SYM_ENCRYPT;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import javax.crypto.SecretKey;

/**
 * Encryption that drops what is said with another cookie's key. A node that is refused goes on
 * trying, and JGroups would log an error each time; here a line a minute says who it is. The
 * refused node itself says why, as {@link MeshState#REFUSED}.
 */
@SuppressWarnings("unchecked") // of a method that JGroups overrides
final class StackEncryption extends SYM_ENCRYPT {

    private static final Logger LOGGER = System.getLogger(StackEncryption.class.getName());
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    StackEncryption(SecretKey key) {
        setId(ClassConfigurator.getProtocolId(SYM_ENCRYPT.class));
        setSecretKey(key);
        symAlgorithm("ChaCha20-Poly1305").symIvLength(12); // the key says ChaCha20 only
    }

    @Override
    protected boolean inView(Address sender, String error) {
        View present = view;
        boolean isMember = present == null || present.containsMember(sender);
        if (!isMember) {
            tell(sender);
        }
        return isMember;
    }

    /** The name is what somebody calls himself, who may be anybody. */
    private void tell(Address sender) {
        long until = quietUntil.get();
        long now = System.nanoTime();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + PAUSE)) {
            Member member = Member.of(sender);
            LOGGER.log(
                    Level.WARNING,
                    "Somebody with another cookie is kept out, who calls himself {0}. If that is a"
                            + " node of this mesh, give it the same cookie",
                    WireException.onOneLine(member == null ? sender.toString() : member.node()));
        }
    }
}
