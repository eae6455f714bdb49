"""Areas of expertise, their sub-topics, levels, and languages in which help is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.texto import TextoBilingue as T

if TYPE_CHECKING:
    from collections.abc import Mapping

AREAS: Mapping[str, T] = {
    "EST": T(
        "Estrategia y plan de internacionalización", "Estratégia e plano de internacionalização"
    ),
    "FIN": T("Finanzas, crédito y garantías", "Finanças, crédito e garantias"),
    "PRO": T("Productividad y operaciones", "Produtividade e operações"),
    "CAL": T(
        "Calidad, inocuidad y certificación", "Qualidade, segurança dos alimentos e certificação"
    ),
    "INN": T("Innovación y desarrollo de producto", "Inovação e desenvolvimento de produto"),
    "DIG": T("Transformación digital", "Transformação digital"),
    "AMB": T("Sostenibilidad y energía", "Sustentabilidade e energia"),
    "ASO": T("Asociatividad, consorcios y cadenas", "Associativismo, consórcios e cadeias"),
    "ADU": T("Aduanas y clasificación", "Aduana e classificação"),
    "PRE": T("Precio, Incoterms y contrato", "Preço, Incoterms e contrato"),
    "LOG": T("Logística y transporte", "Logística e transporte"),
    "PAG": T("Medios de pago y riesgo", "Meios de pagamento e risco"),
    "ORI": T("Origen y acuerdos comerciales", "Origem e acordos comerciais"),
    "SAN": T("Requisitos sanitarios y técnicos", "Requisitos sanitários e técnicos"),
    "MKT": T("Inteligencia de mercados y marketing", "Inteligência de mercados e marketing"),
    "SER": T("Exportación de servicios", "Exportação de serviços"),
    "COM": T("Compras públicas", "Compras públicas"),
    "FOR": T("Formación y facilitación", "Formação e facilitação"),
    "GEN": T("Género, juventud e inclusión", "Gênero, juventude e inclusão"),
    "GOB": T("Política y programas MIPYME", "Política e programas para MPMEs"),
}

# Code of the area, a dash, code of the sub-topic.
SUBTEMAS: Mapping[str, T] = {
    "EST-DIA": T("Diagnóstico de la empresa", "Diagnóstico da empresa"),
    "EST-PLA": T("Plan de exportación", "Plano de exportação"),
    "EST-SEL": T("Selección de mercado", "Seleção de mercado"),
    "EST-FAM": T("Empresa familiar: quién decide", "Empresa familiar: quem decide"),
    "FIN-COS": T("Costos", "Custos"),
    "FIN-CAJ": T("Flujo de caja", "Fluxo de caixa"),
    "FIN-GAR": T("Garantías", "Garantias"),
    "FIN-FAC": T("Factoring", "Factoring"),
    "FIN-CAR": T("Carpeta para el banco", "Dossiê para o banco"),
    "FIN-VER": T("Crédito verde", "Crédito verde"),
    "PRO-PRC": T("Procesos", "Processos"),
    "PRO-LAY": T("Distribución de la planta", "Arranjo físico da planta"),
    "PRO-CAP": T("Capacidad", "Capacidade"),
    "PRO-5S": T("Orden en el taller (5S)", "Organização da oficina (5S)"),
    "PRO-MAN": T("Mantenimiento", "Manutenção"),
    "CAL-ISO": T("Normas ISO", "Normas ISO"),
    "CAL-BPM": T("Buenas prácticas y HACCP", "Boas práticas e APPCC"),
    "CAL-ENS": T("Ensayos y laboratorios", "Ensaios e laboratórios"),
    "CAL-ETQ": T("Etiquetado", "Rotulagem"),
    "CAL-TRA": T("Trazabilidad", "Rastreabilidade"),
    "INN-ENV": T("Envase", "Embalagem do produto"),
    "INN-DIS": T("Diseño", "Design"),
    "INN-PI": T("Propiedad intelectual", "Propriedade intelectual"),
    "INN-PRT": T("Prototipos", "Protótipos"),
    "DIG-ERP": T("Sistema de gestión (ERP)", "Sistema de gestão (ERP)"),
    "DIG-CRM": T("Clientes (CRM)", "Clientes (CRM)"),
    "DIG-INV": T("Inventario", "Estoque"),
    "DIG-CIB": T("Ciberseguridad", "Cibersegurança"),
    "DIG-AUT": T("Automatización", "Automação"),
    "DIG-IA": T("Inteligencia artificial aplicada", "Inteligência artificial aplicada"),
    "AMB-HUE": T("Huella de carbono y de agua", "Pegada de carbono e de água"),
    "AMB-EFI": T("Eficiencia energética", "Eficiência energética"),
    "AMB-CER": T("Certificación ambiental", "Certificação ambiental"),
    "AMB-CIR": T("Economía circular", "Economia circular"),
    "ASO-CON": T("Consorcios", "Consórcios"),
    "ASO-PRV": T("Proveer a empresas grandes", "Fornecer a grandes empresas"),
    "ASO-CLU": T("Clúster", "Arranjo produtivo (cluster)"),
    "ASO-REG": T("Reglamentos y acuerdos", "Regulamentos e acordos"),
    "ADU-DES": T("Despacho", "Despacho"),
    "ADU-DOC": T("Documentos", "Documentos"),
    "ADU-VUC": T("Ventanilla única", "Portal único"),
    "ADU-OEA": T("Operador económico autorizado", "Operador econômico autorizado"),
    "ADU-CLA": T("Clasificación", "Classificação"),
    "PRE-COT": T("Cotización", "Cotação"),
    "PRE-CTO": T("Contratos", "Contratos"),
    "PRE-ARB": T("Arbitraje", "Arbitragem"),
    "LOG-EMB": T("Embalaje", "Embalagem"),
    "LOG-FLE": T("Flete", "Frete"),
    "LOG-SEG": T("Seguro", "Seguro"),
    "LOG-TER": T("Transporte terrestre (ATIT)", "Transporte terrestre (ATIT)"),
    "LOG-SIM": T("Exportación simplificada", "Exportação simplificada"),
    "PAG-CC": T("Carta de crédito", "Carta de crédito"),
    "PAG-SML": T("Pago en moneda local (SML)", "Pagamento em moeda local (SML)"),
    "PAG-CCR": T("Convenio de pagos (CCR)", "Convênio de pagamentos (CCR)"),
    "PAG-COB": T("Cobranza", "Cobrança"),
    "ORI-PRF": T("Preferencias", "Preferências"),
    "ORI-CTF": T("Certificación de origen", "Certificação de origem"),
    "ORI-VRF": T("Verificación", "Verificação"),
    "ORI-ATC": T("Autocertificación", "Autocertificação"),
    "SAN-MSF": T("Medidas sanitarias y fitosanitarias", "Medidas sanitárias e fitossanitárias"),
    "SAN-OTC": T("Reglamentos técnicos", "Regulamentos técnicos"),
    "SAN-RGS": T("Registros", "Registros"),
    "SAN-HAB": T("Habilitación de plantas", "Habilitação de estabelecimentos"),
    "MKT-FIC": T("Fichas de mercado", "Fichas de mercado"),
    "MKT-MAR": T("Marca", "Marca"),
    "MKT-ECO": T("Comercio electrónico", "Comércio eletrônico"),
    "MKT-RUE": T("Ferias y ruedas de negocios", "Feiras e rodadas de negócios"),
    "SER-SOF": T("Software", "Software"),
    "SER-TUR": T("Turismo", "Turismo"),
    "SER-CNS": T("Consultoría", "Consultoria"),
    "SER-CTS": T("Contratos de servicios", "Contratos de serviços"),
    "COM-RPR": T("Registro de proveedores", "Cadastro de fornecedores"),
    "COM-LIC": T("Licitaciones", "Licitações"),
    "COM-COF": T("Ofertar en consorcio", "Ofertar em consórcio"),
    "FOR-DCU": T("Diseño de cursos", "Desenho de cursos"),
    "FOR-TAL": T("Talleres de 35 a 40 personas", "Oficinas de 35 a 40 pessoas"),
    "FOR-EVA": T("Evaluación", "Avaliação"),
    "GEN-MUJ": T("Empresas lideradas por mujeres", "Empresas lideradas por mulheres"),
    "GEN-JOV": T("Jóvenes", "Jovens"),
    "GEN-MAY": T("Personas mayores", "Pessoas idosas"),
    "GEN-NEU": T("Neurodiversidad", "Neurodiversidade"),
    "GOB-DPR": T("Diseño de programas", "Desenho de programas"),
    "GOB-EPR": T("Evaluación de programas", "Avaliação de programas"),
    "GOB-OBS": T("Observatorios", "Observatórios"),
}

# Areas that ask for a micro-credential of the platform (its code), proof of what was learnt.
CREDENCIAL_POR_AREA: Mapping[str, str] = {"ORI": "C3"}

NIVELES: Mapping[str, T] = {
    "N1": T("Facilitador", "Facilitador"),
    "N2": T("Consultor", "Consultor"),
    "N3": T("Consultor sénior", "Consultor sênior"),
    "N4": T("Institución consultora", "Instituição consultora"),
}

# Languages in which help is given. Those of the interface are es and pt.
IDIOMAS: Mapping[str, T] = {
    "es": T("Español", "Espanhol"),
    "pt": T("Portugués", "Português"),
    "en": T("Inglés", "Inglês"),
    "gn": T("Guaraní", "Guarani"),
    "qu": T("Quechua", "Quéchua"),
    "ay": T("Aimara", "Aimará"),
}
IDIOMAS_SOLICITUD = ("es", "pt")

NIVELES_IDIOMA: Mapping[str, T] = {
    "nativo": T("Lengua materna", "Língua materna"),
    "C1": T("Avanzado (C1 o C2)", "Avançado (C1 ou C2)"),
    "B2": T("Intermedio alto (B2)", "Intermediário superior (B2)"),
    "B1": T("Intermedio (B1)", "Intermediário (B1)"),
}
