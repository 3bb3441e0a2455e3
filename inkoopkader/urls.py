"""The addresses around the application: accounts, texts, admin, health."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from inkoopkader import beheer, gezondheid, metingen, securitytxt
from intake import handleiding, paginas
from intake.aanmelden.adressen import adressen as aanmeldadressen
from intake.sessie import InlogView

urlpatterns = [
    path("", include("intake.urls")),
    path("inloggen/", InlogView.as_view(), name="login"),
    path("", include(aanmeldadressen)),
    path("hulp/", login_not_required(paginas.hulp), name="hulp"),
    path("handleiding/", handleiding.handleidingen, name="handleidingen"),
    path("handleiding/<slug:naam>/", handleiding.handleiding, name="handleiding"),
    path("begrippen/", paginas.begrippen, name="begrippen"),
    path("privacy/", login_not_required(paginas.privacy), name="privacy"),
    path(
        "toegankelijkheid/", login_not_required(paginas.toegankelijkheid), name="toegankelijkheid"
    ),
    path("beheer/login/", beheer.inloggen),
    path("beheer/", admin.site.urls),
    path(".well-known/security.txt", securitytxt.security_txt, name="security_txt"),
    path("leeft/", gezondheid.leeft, name="leeft"),
    path("gereed/", gezondheid.gereed, name="gereed"),
    path("gezondheid/", gezondheid.gezondheid, name="gezondheid"),
    path("metingen/", metingen.metingen, name="metingen"),
]

handler400 = "inkoopkader.pech.verzoek_klopt_niet"
handler500 = "inkoopkader.pech.er_ging_iets_mis"
