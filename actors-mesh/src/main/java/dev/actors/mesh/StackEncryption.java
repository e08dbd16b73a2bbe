package dev.actors.mesh;

import org.jgroups.Address;
import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.SYM_ENCRYPT;

import javax.crypto.SecretKey;

/**
 * StackEncryption that drops what is said with another cookie's key, and makes no noise about it: a
 * node that is refused goes on trying, and JGroups would log an error each time. The refused node
 * itself says why, as {@link MeshState#REFUSED}.
 */
@SuppressWarnings("unchecked") // of a method that JGroups overrides
final class StackEncryption extends SYM_ENCRYPT {

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
            log.debug("%s: dropped what %s said with another key", local_addr, sender);
        }
        return isMember;
    }
}
