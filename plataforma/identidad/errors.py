"""Refusals of identity, each with what to do next."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class CorreoMalEscritoError(DomainError):
    mensaje = _l("Escriba su correo completo, por ejemplo ana@correo.com")


class TelefonoMalEscritoError(DomainError):
    mensaje = _l("Escriba el teléfono con el número del país, por ejemplo +595 981 123 456.")


class ClaveCortaError(DomainError):
    mensaje = _l("Escriba una clave de %(minimo)d caracteres o más.")


class ClaveLargaError(DomainError):
    mensaje = _l("Escriba una clave de %(maximo)d caracteres o menos.")


class ClaveComunError(DomainError):
    mensaje = _l("Esa clave es de las más usadas. Elija otra, por ejemplo tres palabras al azar.")


class ClavePropiaError(DomainError):
    mensaje = _l(
        "No use en la clave su nombre, su correo, su empresa ni el nombre de la plataforma."
    )


class ClaveActualError(DomainError):
    mensaje = _l("Esa no es su clave actual. Escríbala otra vez.")


class EntradaNegadaError(DomainError):
    mensaje = _l("El correo y la clave no coinciden. Revíselos o pida un código por correo.")


class DemasiadosIntentosError(DomainError):
    mensaje = _l("Hubo muchos intentos. Espere una hora o entre con un código por correo.")


class CuentaSuspendidaError(DomainError):
    mensaje = _l(
        "Su cuenta está suspendida. Escríbanos: el enlace «Ayuda» está al pie de la página."
    )


class CodigoMaloError(DomainError):
    mensaje = _l("Ese código no es correcto o ya venció. Mire el último correo o pida otro código.")


class EnlaceMuertoError(DomainError):
    mensaje = _l("Ese enlace ya se usó o venció. Pida otro.")


class AltaRepetidaError(DomainError):
    mensaje = _l("La cuenta se estaba creando en ese momento. Toque el botón otra vez.")


class FaltaConsentimientoError(DomainError):
    mensaje = _l(
        "Marque la primera casilla para crear la cuenta: sin esos datos no podemos dar el servicio."
    )


class ConsentimientoNecesarioError(DomainError):
    mensaje = _l(
        "Este permiso es necesario mientras tenga la cuenta. Para retirarlo, cierre la cuenta."
    )


class CuentaAjenaError(DomainError):
    mensaje = _l("No puede cambiar sus propios permisos. Pídalo a otra persona de administración.")


class UltimaAdministracionError(DomainError):
    mensaje = _l("Es la única cuenta de administración. Nombre otra antes de quitar esta.")


class PaisDeContraparteError(DomainError):
    mensaje = _l(
        "La contraparte nacional ve los datos de su país. Pida el cambio a la administración."
    )


class PaisSinContraparteError(DomainError):
    mensaje = _l(
        "Esta cuenta no tiene un país de la región. Complete su país antes de darle ese rol."
    )


class CorreoIgualError(DomainError):
    mensaje = _l("Ese ya es el correo de su cuenta. Escriba otro.")


class CorreoDistintoError(DomainError):
    mensaje = _l("Escriba el mismo correo de su cuenta para confirmar.")
